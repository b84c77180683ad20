"""Savepoints on what a context manager of the project lends: they end with it."""

from contextlib import contextmanager

import psycopg2


@contextmanager
def connection(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        yield conn
        conn.commit()
    finally:
        conn.close()


@contextmanager
def kept(pool):
    conn = pool.connection
    yield conn


def one_row(dsn, row):
    with connection(dsn) as conn:
        cur = conn.cursor()
        cur.execute("savepoint row")  # ok
        cur.execute("insert into rows values (%s)", row)
        cur.execute("release savepoint row")


def each_row(dsn, rows):
    failed = []
    with connection(dsn) as conn, conn.cursor() as cur:
        for row in rows:
            cur.execute("savepoint row")  # ok
            try:
                cur.execute("insert into rows values (%s)", row)
            except psycopg2.IntegrityError:
                cur.execute("rollback to savepoint row")
                failed.append(row)
            else:
                cur.execute("release savepoint row")
    return failed


def never_closed(dsn, row):
    conn = psycopg2.connect(dsn)  # leak: connection-leak
    cur = conn.cursor()
    cur.execute("savepoint row")  # ok
    cur.execute("insert into rows values (%s)", row)
    cur.execute("release savepoint row")
