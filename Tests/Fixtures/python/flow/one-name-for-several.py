"""A name that means one of several things where ways meet. Closing it closes none of those that it never was."""

import sqlite3

from app.metrics import record


def closed_by_turns(path, other, names):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"
    for name in names:
        conn.close()
        if name:
            conn = sqlite3.connect(other)  # leak warning: connection-leak "on exception"
    second = sqlite3.connect(other)  # leak error: connection-leak "when the function ends"
    conn.close()
    record(path)


def one_of_two(path, other, first):
    conn = sqlite3.connect(path) if first else sqlite3.connect(other)  # ok
    try:
        record(conn)
    finally:
        conn.close()


def one_of_two_behind_their_close(path, first, third):
    if first:
        conn = sqlite3.connect(path)  # ok
        conn.close()
    else:
        conn = None
    kept = sqlite3.connect(third)  # leak error: connection-leak "when the function ends"
    if conn:
        conn.close()


def either_name(path, other, first):
    left = sqlite3.connect(path)  # ok
    right = left if first else path
    if first:
        right.close()
    else:
        left.close()
