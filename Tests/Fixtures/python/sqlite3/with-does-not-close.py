"""Incident: sqlite3's `with` commits or rolls back; it does not close."""

import contextlib
import sqlite3
from contextlib import closing
from sqlite3 import connect


# row 284
def add(path, name):
    with sqlite3.connect(path) as conn:  # leak error: connection-leak <- line +1
        conn.execute("INSERT INTO names VALUES (?)", (name,))


def names(path):
    with connect(path) as db:  # leak error: connection-leak <- line +1
        return [row[0] for row in db.execute("SELECT name FROM names")]


def add_closing(path, name):
    with closing(sqlite3.connect(path)) as conn:  # ok
        with conn:
            conn.execute("INSERT INTO names VALUES (?)", (name,))


def add_closing_qualified(path, name):
    with contextlib.closing(connect(path)) as conn, conn:  # ok
        conn.execute("INSERT INTO names VALUES (?)", (name,))


def add_finally(path, name):
    conn = sqlite3.connect(path)  # ok
    try:
        with conn:
            conn.execute("INSERT INTO names VALUES (?)", (name,))
    finally:
        conn.close()
