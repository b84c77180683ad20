"""Functions that acquire only where they are given nothing, and raise only where they do."""

import sqlite3

from app.metrics import record


def ensured(path, conn=None):
    if conn is None:
        conn = sqlite3.connect(path)
    return conn


def given_or_new(path, conn=None):
    return conn or sqlite3.connect(path)


def checked(conn):
    if conn is None:
        raise ValueError("no connection")
    conn.execute("SELECT 1").close()
    return conn


class Store:
    def __init__(self, path, conn=None):
        self.conn = conn or sqlite3.connect(path)

    def close(self):
        self.conn.close()


def given(path):
    conn = sqlite3.connect(path)  # ok
    same = ensured(path, conn)
    same.close()


def given_and_both_forgotten(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends" <- line +1
    same = ensured(path, conn)


def not_given(path):
    conn = ensured(path)  # leak error: connection-leak
    record(conn)


def not_given_and_closed(path):
    conn = ensured(path)  # ok
    try:
        record(conn)
    finally:
        conn.close()


def given_null(path):
    conn = given_or_new(path, None)  # leak error: connection-leak
    record(conn)


def given_what_is_null_by_now(path):
    conn = None
    conn = given_or_new(path, conn)  # leak error: connection-leak
    record(conn)


def given_what_is_null_by_now_and_closed(path):
    conn = None
    conn = given_or_new(path, conn)  # ok
    conn.close()


def somebody_elses(path, conn):
    same = given_or_new(path, conn)  # ok: its callers know whether they give one
    record(same)


def found_elsewhere(path, registry):
    conn = ensured(path, registry.current())  # ok
    record(conn)


def raises_only_where_nothing_is_given(path):
    conn = sqlite3.connect(path)  # ok
    ensured(path, conn)
    conn.close()


def object_with_a_connection_of_its_own(path):
    store = Store(path)  # leak error: connection-leak
    record(store.conn)


def object_around_a_connection(path):
    conn = sqlite3.connect(path)  # ok
    store = Store(path, conn)
    conn.close()
    return store.conn is conn


def object_with_a_connection_that_is_closed(path):
    store = Store(path)  # ok
    try:
        record(store.conn)
    finally:
        store.close()
