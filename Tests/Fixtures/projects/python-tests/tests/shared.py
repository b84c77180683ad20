"""Helpers of tests: an exception out of what only tests call fails the test."""

import sqlite3


def seed(path):
    conn = sqlite3.connect(path)  # ok
    conn.execute("INSERT INTO t VALUES (1)")
    conn.commit()
    conn.close()


def seed_twice(path):
    seed_more(path)


def seed_more(path):
    conn = sqlite3.connect(path)  # ok: called by a helper of a test
    conn.execute("INSERT INTO t VALUES (1)")
    conn.close()


def seed_and_forget(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    conn.execute("INSERT INTO t VALUES (1)")


def fill(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"
    conn.execute("INSERT INTO t VALUES (1)")
    conn.close()


def nobody_calls(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"
    conn.execute("INSERT INTO t VALUES (1)")
    conn.close()
