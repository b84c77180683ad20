"""Transactions on connections that callers hand over: who closes the connection ends them."""

import sqlite3
from contextlib import contextmanager


@contextmanager
def rebuilt(path):
    conn = sqlite3.connect(path)
    try:
        yield conn
    finally:
        conn.close()


def copy(source, target):
    target.execute("BEGIN IMMEDIATE")  # ok
    for row in source.execute("SELECT id FROM t"):
        target.execute("INSERT INTO t VALUES (?)", row)
    target.execute("COMMIT")


def compact(source: sqlite3.Connection, path):
    with rebuilt(path) as target:
        copy_rows(source, target)


def copy_rows(source: sqlite3.Connection, target: sqlite3.Connection):
    target.execute("BEGIN IMMEDIATE")  # ok: whoever calls it closes the connection
    for row in source.execute("SELECT id FROM t"):
        target.execute("INSERT INTO t VALUES (?)", row)
    target.execute("COMMIT")


def copy_for_all(source: sqlite3.Connection, target: sqlite3.Connection):
    target.execute("BEGIN IMMEDIATE")  # leak warning: transaction-leak "on exception"
    for row in source.execute("SELECT id FROM t"):
        target.execute("INSERT INTO t VALUES (?)", row)
    target.execute("COMMIT")


def copy_some(source: sqlite3.Connection, target: sqlite3.Connection, n):
    target.execute("BEGIN IMMEDIATE")  # leak error: transaction-leak "on return" <- line +2
    if n == 0:
        return
    target.execute("COMMIT")


def compact_some(source: sqlite3.Connection, path, n):
    with rebuilt(path) as target:
        copy_some(source, target, n)


def uses_them(source: sqlite3.Connection, target: sqlite3.Connection):
    copy_for_all(source, target)
