"""Redefinitions and repeated closes: rows 264 to 272."""

import socket
import sqlite3
from contextlib import closing

from app.metrics import record


# row 264
def never_closed(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends" <- line +1
    conn.execute("VACUUM")


# row 265
def finally_closes(path):
    conn = sqlite3.connect(path)  # ok
    try:
        pass
    finally:
        conn.close()


# row 266
def redefined(first, second):
    conn = sqlite3.connect(first)  # leak error: connection-leak "overwritten" <- line +1
    conn = sqlite3.connect(second)  # ok
    conn.close()


# row 267
def closed_then_redefined(first, second):
    conn = sqlite3.connect(first)  # ok
    conn.close()
    conn = sqlite3.connect(second)  # ok
    conn.close()


# row 268: a commit that fails skips the close
def commit_and_close_in_one_try(path):
    conn = sqlite3.connect(path)  # leak: connection-leak
    try:
        conn.commit()
        conn.close()
    except sqlite3.Error:
        pass


# row 269
def each_in_its_own_try(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.commit()
    except Exception:
        pass
    try:
        conn.close()
    except Exception:
        pass


# row 270
def closed_in_handler_too(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
        conn.close()
    except Exception:
        conn.close()


# row 270
def closed_in_bare_handler_too(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
        conn.close()
    except:
        conn.close()
        raise


# row 270
def closed_in_finally_too(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
        conn.close()
    finally:
        conn.close()


class Turnstile:
    def connect(self, path):
        return self

    def execute(self, text):
        return text

    def begin(self):
        return self


# row 271
def same_names():
    gate = Turnstile().connect("north")  # ok: not a database
    gate.begin()
    gate.execute("BEGIN")
    probe = socket.socket()
    probe.connect(("localhost", 5432))


# row 272
def else_with(path):
    try:
        conn = sqlite3.connect(path)  # ok
    except sqlite3.Error:
        return None
    else:
        with closing(conn):
            return conn.execute("SELECT 1").fetchone()
