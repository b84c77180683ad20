"""Context managers of the file: released or not, swallowed or not, as their own code says."""

import sqlite3
from contextlib import contextmanager


@contextmanager
def swallowing():
    try:
        yield
    except Exception:
        pass


@contextmanager
def passing():
    try:
        yield
    finally:
        print("done")


@contextmanager
def unprotected(path):
    conn = sqlite3.connect(path)  # leak: yield-without-finally
    yield conn
    conn.close()


class Lease:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.connection = sqlite3.connect(self.path)
        return self.connection

    def __exit__(self, kind, value, trace):
        self.connection.close()


class Swallowing:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return True


def swallowed_by_a_generator(path):
    conn = sqlite3.connect(path)  # ok
    with swallowing():
        conn.execute("SELECT 1")
    conn.close()


def passed_by_a_generator(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    with passing():
        conn.execute("SELECT 1")
    conn.close()


def swallowed_by_a_class(path):
    conn = sqlite3.connect(path)  # ok
    with Swallowing():
        conn.execute("SELECT 1")
    conn.close()


def leased(path):
    with Lease(path) as conn:  # ok
        conn.execute("SELECT 1")
