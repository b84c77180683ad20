"""Functions that hand on what they acquired: alone, in tuples, objects and collections, over several levels."""

import sqlite3
from collections import namedtuple
from dataclasses import dataclass
from typing import NamedTuple, Optional

import psycopg2


def prepare(dsn, timeout):
    conn = psycopg2.connect(dsn)  # ok
    try:
        conn.set_session(autocommit=True)
        cur = conn.cursor()
        cur.execute("SET statement_timeout = %s", (timeout,))
    except BaseException:
        conn.close()
        raise
    return conn


def prepare_forgetting(dsn, timeout):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +2
    cur = conn.cursor()
    cur.execute("SET statement_timeout = %s", (timeout,))
    return conn


def forgets(dsn):
    conn = prepare(dsn, 10)  # leak error: connection-leak "; `prepare` acquires it at " <- line +3
    cur = conn.cursor()
    cur.execute("SELECT 1")
    return cur.fetchone()


def over_two(dsn):
    return prepare(dsn, 20)  # ok


def forgets_over_two(dsn):
    conn = over_two(dsn)  # leak error: connection-leak "; `over_two` acquires it at " <- line +3
    cur = conn.cursor()
    cur.execute("SELECT 1")
    return cur.fetchone()


def pair(dsn):
    conn = psycopg2.connect(dsn)  # ok
    return conn, conn.cursor()


def closes_of_pair(dsn):
    conn, cur = pair(dsn)  # ok
    try:
        cur.execute("SELECT 1")
        return cur.fetchone()
    finally:
        conn.close()


def forgets_of_pair(dsn):
    conn, cur = pair(dsn)  # leak error: connection-leak "`conn` is not closed" <- line +2
    cur.execute("SELECT 1")
    return cur.fetchone()


def forgets_of_pair_by_index(dsn):
    made = pair(dsn)  # leak error: connection-leak <- line +2
    made[1].execute("SELECT 1")
    return made[1].fetchone()


def closes_of_pair_by_index(dsn):
    made = pair(dsn)  # ok
    try:
        made[1].execute("SELECT 1")
        return made[1].fetchone()
    finally:
        made[0].close()


@dataclass
class Handle:
    held: psycopg2.extensions.connection
    name: str = ""


def handle(dsn):
    return Handle(psycopg2.connect(dsn), "one")  # ok


def closes_handle(dsn):
    made = handle(dsn)  # ok
    try:
        return made.held.info
    finally:
        made.held.close()


def forgets_handle(dsn):
    made = handle(dsn)  # leak error: connection-leak <- line +1
    return made.name


class Named(NamedTuple):
    connection: psycopg2.extensions.connection
    name: str


def named(dsn):
    return Named(connection=psycopg2.connect(dsn), name="one")  # ok


def closes_named(dsn):
    made = named(dsn)  # ok
    made.connection.close()


def forgets_named(dsn):
    made = named(dsn)  # leak error: connection-leak <- line +1
    return made.name


Old = namedtuple("Old", "link name")


def old(dsn):
    return Old(psycopg2.connect(dsn), "one")  # ok


def closes_old(dsn):
    made = old(dsn)  # ok
    made.link.close()


def forgets_old(dsn):
    made = old(dsn)  # leak error: connection-leak <- line +1
    return made.name


def in_dictionary(dsn):
    return {"conn": psycopg2.connect(dsn), "name": "one"}  # ok


def closes_in_dictionary(dsn):
    made = in_dictionary(dsn)  # ok
    made["conn"].close()


def forgets_in_dictionary(dsn):
    made = in_dictionary(dsn)  # leak error: connection-leak <- line +1
    return made["name"]


def maybe(dsn) -> Optional[sqlite3.Connection]:
    if not dsn:
        return None
    return sqlite3.connect(dsn)  # ok


def closes_maybe(dsn):
    conn = maybe(dsn)  # ok
    if conn is None:
        return None
    try:
        return conn.execute("SELECT 1").fetchone()
    finally:
        conn.close()


def forgets_maybe(dsn):
    conn = maybe(dsn)  # leak error: connection-leak <- line +3
    if conn is None:
        return None
    return conn.execute("SELECT 1").fetchone()


class Store:
    """A getter hands out nothing new."""

    def __init__(self, conn):
        self._conn = conn

    @property
    def conn(self):
        return self._conn

    def get(self):
        return self._conn


def uses_getter(store):
    conn = store.get()  # ok
    return conn.cursor()


def uses_property(store: Store):
    conn = store.conn  # ok
    return conn.cursor()


class Lazy:
    """Makes it when it is asked for first, and keeps it."""

    def __init__(self, dsn):
        self.dsn = dsn
        self._conn = None

    def get(self):
        if self._conn is None:
            self._conn = psycopg2.connect(self.dsn)  # ok
        return self._conn

    def close(self):
        if self._conn is not None:
            self._conn.close()


def uses_lazy(lazy: Lazy):
    conn = lazy.get()  # ok
    return conn.cursor()
