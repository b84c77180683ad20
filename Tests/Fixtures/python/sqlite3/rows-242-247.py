"""Generators that use a context manager around their yields: rows 242 to 247."""

import sqlite3
from contextlib import contextmanager

from app.metrics import record


# row 242
@contextmanager
def careless(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally <- line +1
    yield conn
    conn.close()


# row 243
@contextmanager
def only_value_errors(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally
    try:
        yield conn
    except ValueError:
        conn.rollback()
    conn.close()


# row 244
@contextmanager
def in_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    finally:
        conn.close()


# row 244
@contextmanager
def bare_except(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    except:
        conn.close()
        raise
    conn.close()


# row 244: what the body raises is thrown in; nobody closes the generator of a `with`
@contextmanager
def except_exception(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    except Exception:
        conn.close()
        raise
    conn.close()


# row 244
@contextmanager
def generator_exit(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    except (Exception, GeneratorExit):
        conn.close()
        raise
    conn.close()


# row 245: nothing to clean up
@contextmanager
def no_cleanup(path):
    record(path)
    yield path


# row 246
def value_discarded(path):
    with in_finally(path):  # ok
        yield 1
        yield 2


# row 247
class Opened:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.conn = sqlite3.connect(self.path)  # ok
        return self.conn

    def __exit__(self, *details):
        self.conn.close()


def names(path):
    with Opened(path) as conn:  # ok
        for row in conn.execute("SELECT name FROM names"):
            yield row[0]
