"""Helpers that release only where they raise, and helpers that release and raise by something else."""

import sqlite3

from elsewhere import work


def checked(conn):
    try:
        work()
    except Exception:
        conn.close()
        raise


def checked_for_some(conn):
    try:
        work()
    except KeyError:
        conn.close()
        raise


def closes_and_works(conn):
    conn.close()
    work()


def closed_by_the_helper_or_here(path):
    conn = sqlite3.connect(path)  # ok
    checked(conn)
    conn.close()


def closed_by_the_helper_only(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    checked(conn)


def perhaps_closed_by_the_helper(path):
    conn = sqlite3.connect(path)  # ok
    checked_for_some(conn)
    conn.close()


def another_is_open_meanwhile(path, other):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    closes_and_works(other)
    conn.close()


def another_is_closed_meanwhile(first, second):
    other = sqlite3.connect(second)  # ok
    try:
        conn = sqlite3.connect(first)  # ok
        closes_and_works(conn)
    finally:
        other.close()
