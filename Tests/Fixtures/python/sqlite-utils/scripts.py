"""sqlite-utils, whose connections are dropped."""

import sqlite3

import sqlite_utils


def load(path, rows):
    db = sqlite_utils.Database(path)  # ok
    db["item"].upsert_all(rows, pk="id")


def borrowed(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    db = sqlite_utils.Database(conn)
    db.execute("DELETE FROM item")
    conn.close()


def closed_through_it(path):
    db = sqlite_utils.Database(sqlite3.connect(path))  # ok
    try:
        db.execute("DELETE FROM item")
    finally:
        db.close()


def by_text(db: sqlite_utils.Database, rows):
    db.execute("BEGIN")  # leak warning: transaction-leak "on exception" <- line +1
    db["item"].insert_all(rows)
    db.execute("COMMIT")
