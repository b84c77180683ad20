import sqlite3
from contextvars import ContextVar
from dataclasses import dataclass

context = ContextVar("reader")
kept = []


@dataclass
class State:
    cursor: sqlite3.Cursor


class Reader:
    def __init__(self, cursor):
        self.cursor = cursor


def in_context(path):
    db = sqlite3.connect(path)  # ok: whoever has the cursor has its connection
    context.set(State(db.cursor()))


def in_context_alone(path):
    db = sqlite3.connect(path)  # ok
    context.set(db.cursor())


def in_context_under_a_name(path):
    db = sqlite3.connect(path)  # ok
    reader = Reader(db.cursor())
    context.set(reader)


def in_list(path):
    db = sqlite3.connect(path)  # ok
    cursor = db.cursor()
    kept.append(cursor)


def returned(path):
    db = sqlite3.connect(path)  # ok
    return State(db.cursor())


def lent(path, use):
    db = sqlite3.connect(path)  # leak: connection-leak "when the function ends"
    use(db.cursor())


def read(path):
    db = sqlite3.connect(path)  # leak: connection-leak "on return"
    rows = []
    for row in db.execute("SELECT n FROM t"):
        rows.append(row)
    return rows
