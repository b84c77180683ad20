"""Connections leased from psycopg2's pool; rows 287 and 288."""

from contextlib import contextmanager

from psycopg2.pool import ThreadedConnectionPool

from app.metrics import record

pool = ThreadedConnectionPool(1, 8, "dbname=app")


# row 287
def straight_line():
    conn = pool.getconn()  # leak warning: connection-leak "on exception" <- line +1
    record(conn)
    pool.putconn(conn)


def never_put_back():
    conn = pool.getconn()  # leak error: connection-leak "when the function ends" <- line +1
    record(conn)


def closed_is_not_put_back():
    conn = pool.getconn()  # leak error: connection-leak
    try:
        record(conn)
    finally:
        conn.close()


# row 288
def in_finally():
    conn = pool.getconn()  # ok
    try:
        record(conn)
    finally:
        pool.putconn(conn)


@contextmanager
def leased():
    conn = pool.getconn()  # ok
    try:
        yield conn
        conn.commit()
    except Exception:
        conn.rollback()
        raise
    finally:
        pool.putconn(conn)


def uses_leased():
    with leased() as conn:  # ok
        record(conn)
