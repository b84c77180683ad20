"""A result that says whether the other one was acquired."""
import sqlite3


def try_connect(path):
    try:
        return sqlite3.connect(path), True
    except sqlite3.OperationalError:
        return None, False


def closes(path):
    conn, ok = try_connect(path)  # ok
    if not ok:
        return 0
    try:
        return conn.execute("SELECT 1").fetchone()[0]
    finally:
        conn.close()


def leaks(path):
    conn, ok = try_connect(path)  # leak: connection-leak "on return" <- line +4
    if not ok:
        return 0
    if path == "x":
        return 1
    conn.close()
    return 2
