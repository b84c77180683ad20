"""Class methods that make objects which keep a connection."""
import sqlite3
from contextlib import closing
from dataclasses import dataclass

from app.work import work


class Store:
    def __init__(self, db):
        self.db = db

    @classmethod
    def around(cls, db):
        made = cls(db)
        return made

    @classmethod
    def open(cls, path):
        return cls.around(sqlite3.connect(path))

    @staticmethod
    def connect(path):
        return sqlite3.connect(path)

    def close(self):
        self.db.close()


class Derived(Store):
    @classmethod
    def again(cls, path):
        return cls.open(path)


def left_open(path):
    store = Store.open(path)  # leak error: connection-leak "when the function ends"
    work(store)


def left_open_by_a_derived_one(path):
    store = Derived.again(path)  # leak error: connection-leak "when the function ends"
    work(store)


def closed(path):
    store = Store.open(path)  # ok
    try:
        work(store)
    finally:
        store.close()


def closed_behind_the_helper(path):
    with closing(Store.around(sqlite3.connect(path))) as store:  # ok
        work(store)


def dropped_with_what_it_was_given(path):
    store = Store.around(sqlite3.connect(path))  # leak error: connection-leak "when the function ends"
    work(store)


def static(path):
    conn = Store.connect(path)  # leak error: connection-leak "when the function ends"
    work(conn)


@dataclass
class Rows:
    db: sqlite3.Connection
    count: int = 0

    @classmethod
    def create(cls, db):
        self = cls(db)
        return self


class Server:
    def run(self, path):
        self.rows: Rows = Rows.create(sqlite3.connect(path))  # ok
        try:
            work(self)
        finally:
            self.done = True
            if self.rows is not None:
                self.rows.db.close()


def maybe(path, make):
    made = make(sqlite3.connect(path))  # leak warning: connection-leak "on exception"
    if made is None:
        return None
    try:
        return work(made)
    finally:
        made.close()
