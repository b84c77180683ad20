"""Generators, and who drives them."""

import sqlite3
from contextlib import closing, contextmanager

from app.metrics import record


def rows(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally
    for row in conn.execute("SELECT name FROM names"):
        yield row
    conn.close()


def rows_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        for row in conn.execute("SELECT name FROM names"):
            yield row
    finally:
        conn.close()


def rows_delegated(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally <- line +1
    yield from conn.execute("SELECT name FROM names")
    conn.close()


def rows_delegated_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield from conn.execute("SELECT name FROM names")
    finally:
        conn.close()


def closed_before_the_yield(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    names = conn.execute("SELECT name FROM names").fetchall()
    conn.close()
    yield from names


def leaks_before_the_yield(path):
    conn = sqlite3.connect(path)  # ok
    try:
        names = conn.execute("SELECT name FROM names").fetchall()
    finally:
        conn.close()
    yield from names


def opened_between_yields(path):
    received = yield
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("INSERT INTO names VALUES (?)", (received,))
    finally:
        conn.close()
    yield "stored"


def except_exception_only(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally
    try:
        yield conn
    except Exception:
        conn.close()
        raise
    conn.close()


def except_generator_exit(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    except BaseException:
        conn.close()
        raise
    conn.close()


def returns_early(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return"
    try:
        if not record(conn):
            return
        yield conn
    except BaseException:
        conn.close()
        raise
    conn.close()


@contextmanager
def manager_closing_on_errors(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    except Exception:
        conn.rollback()
        raise
    else:
        conn.commit()
    finally:
        conn.close()


@contextmanager
def manager_commit_may_raise(path):
    conn = sqlite3.connect(path)  # leak: connection-leak
    try:
        yield conn
    except Exception:
        conn.close()
        raise
    conn.commit()
    conn.close()


def consumer(path):
    with closing(rows_finally(path)) as names:  # ok
        return next(names)
