"""A property gives what the object keeps in a field of another name."""
import sqlite3
from typing import Any


class Store:
    def __init__(self, path: str):
        self._connection = self._open(path)

    @staticmethod
    def _open(path: str) -> sqlite3.Connection:
        return sqlite3.connect(path)

    @property
    def client(self) -> Any:
        return self._connection

    @property
    def connection(self) -> sqlite3.Connection:
        return self._connection

    def close(self):
        self._connection.close()


def closed_through_the_property(path):
    store = Store(path)  # ok
    try:
        store.connection.execute("DELETE FROM t")
    finally:
        store.connection.close()


def closed_through_an_untyped_one(path):
    store = Store(path)  # ok
    try:
        store.client.execute("DELETE FROM t")
    finally:
        store.client.close()


def closed_on_one_way_only(path, n):
    store = Store(path)  # leak: connection-leak "`store` is not closed" <- line +2
    if n < 0:
        return
    try:
        store.connection.execute("DELETE FROM t")
    finally:
        store.connection.close()
