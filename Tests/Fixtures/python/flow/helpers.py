"""Functions of the same file that acquire, release, keep or hand on, by one level and by two."""

import sqlite3

KEPT = []


def fallible():
    raise ValueError


def opened(path):
    return sqlite3.connect(path)


def opened_and_prepared(path):
    conn = opened(path)  # leak warning: connection-leak "on exception" <- line +1
    conn.execute("PRAGMA foreign_keys = on")
    return conn


def opened_safely(path):
    conn = opened(path)  # ok
    try:
        conn.execute("PRAGMA foreign_keys = on")
    except BaseException:
        conn.close()
        raise
    return conn


def opened_perhaps(path):
    if path:
        return opened(path)
    return None


def closes(conn):
    conn.close()


def closes_by_another(conn):
    if conn is not None:
        closes(conn)


def closes_then_raises(conn):
    conn.close()
    fallible()


def closes_unless_it_raises(conn):
    conn.execute("SELECT 1")
    conn.close()


def keeps(conn):
    KEPT.append(conn)


def handed_on(conn):
    conn.execute("SELECT 1")
    return conn


def wrapper_leaks(path):
    conn = opened_safely(path)  # leak error: connection-leak
    print(conn.total_changes)


def wrapper_clean(path):
    conn = opened_safely(path)  # ok
    closes_by_another(conn)


def perhaps_leaks(path):
    conn = opened_perhaps(path)  # leak error: connection-leak
    if conn is None:
        return 0
    return 1


def perhaps_clean(path):
    conn = opened_perhaps(path)  # ok
    if conn is not None:
        closes(conn)


def released_before_the_failure(path):
    conn = opened(path)  # ok
    closes_then_raises(conn)


def released_behind_the_failure(path):
    conn = opened(path)  # leak warning: connection-leak "on exception" <- line +1
    closes_unless_it_raises(conn)


def kept(path):
    conn = opened(path)  # ok
    keeps(conn)


def handed_on_and_closed(path):
    conn = opened(path)  # leak warning: connection-leak "on exception" <- line +1
    other = handed_on(conn)
    other.close()


def handed_on_and_lost(path):
    conn = opened(path)  # leak error: connection-leak
    other = handed_on(conn)
    print(other.total_changes)


def prepared(conn):
    try:
        conn.executescript("CREATE TABLE IF NOT EXISTS t (x)")
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def made_ready(path):
    return prepared(sqlite3.connect(path))  # ok


def forgets_prepared(path):
    conn = made_ready(path)  # leak error: connection-leak <- line +1
    return conn.execute("SELECT 1").fetchone()
