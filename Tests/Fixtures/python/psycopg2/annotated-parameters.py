"""The connection comes in as an annotated parameter: its transaction is this function's to end, itself it is not."""

from __future__ import annotations

from typing import Optional

import psycopg2.extensions
from psycopg2.extensions import connection as Connection


def rename(conn: psycopg2.extensions.connection, old: str, new: str) -> bool:
    cur = conn.cursor()
    cur.execute("BEGIN")  # leak error: transaction-leak <- line +4
    cur.execute("SELECT 1 FROM names WHERE name = %s", (new,))
    taken = cur.fetchone()
    if taken:
        return False
    cur.execute("UPDATE names SET name = %s WHERE name = %s", (new, old))
    conn.commit()
    return True


def count(conn: Connection) -> int:
    cur = conn.cursor()
    cur.execute("SELECT count(*) FROM names")
    return cur.fetchone()[0]


def rename_when_given(conn: Optional[Connection], old: str, new: str) -> None:
    if conn is None:
        return
    cur = conn.cursor()
    cur.execute("START TRANSACTION")  # leak warning: transaction-leak <- line +1
    cur.execute("UPDATE names SET name = %s WHERE name = %s", (new, old))
    cur.execute("END")


def rename_with_context(conn: Connection, old: str, new: str) -> None:
    # psycopg2's `with conn` commits or rolls back.
    with conn:
        cur = conn.cursor()
        cur.execute("BEGIN")  # ok
        cur.execute("UPDATE names SET name = %s WHERE name = %s", (new, old))
