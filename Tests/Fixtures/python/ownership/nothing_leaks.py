"""What objects own and closures release: nothing here leaks."""

import contextlib
import dataclasses
import functools
import sqlite3
from dataclasses import dataclass, field
from typing import NamedTuple

import psycopg2
from psycopg2.pool import SimpleConnectionPool


@dataclass
class Resources:
    conn: sqlite3.Connection
    names: list = field(default_factory=list)

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.conn.close()


def resources(path):
    return Resources(sqlite3.connect(path))


def use(path):
    with resources(path) as r:
        return r.conn.execute("select 1").fetchone()


def use_closing(path):
    r = resources(path)
    with contextlib.closing(r.conn):
        return r.names


@dataclass
class Pair:
    left: sqlite3.Connection
    right: sqlite3.Connection

    def close(self):
        for c in (self.left, self.right):
            c.close()


def pair(a, b):
    left = sqlite3.connect(a)
    try:
        right = sqlite3.connect(b)
    except BaseException:
        left.close()
        raise
    return Pair(left, right)


def uses_pair(a, b):
    p = pair(a, b)
    try:
        p.left.execute("select 1")
    finally:
        p.close()


class Conn(NamedTuple):
    raw: sqlite3.Connection
    path: str

    def shut(self):
        self.raw.close()


def named(path):
    c = Conn(sqlite3.connect(path), path)
    try:
        return c.raw.execute("select 1").fetchall()
    finally:
        c.shut()


def teardown(r):
    r.conn.close()


def use_helper(path):
    r = resources(path)
    try:
        return r.names
    finally:
        teardown(r)


def use_replace(path):
    r = dataclasses.replace(resources(path), names=["a"])
    try:
        return r.names
    finally:
        r.conn.close()


def with_cleanup(path):
    conn = sqlite3.connect(path)
    return conn, functools.partial(conn.close)


def uses_partial(path):
    conn, done = with_cleanup(path)
    try:
        return conn.execute("select 1").fetchall()
    finally:
        done()


def cleanups(path):
    conn = sqlite3.connect(path)
    stack = contextlib.ExitStack()
    stack.callback(conn.close)
    return conn, stack


def uses_stack(path):
    conn, stack = cleanups(path)
    with stack:
        return conn.execute("select 1").fetchall()


def uses_stack_close(path):
    conn, stack = cleanups(path)
    try:
        return conn.execute("select 1").fetchall()
    finally:
        stack.close()


def maker(path):
    conn = sqlite3.connect(path)

    def query(sql):
        return conn.execute(sql).fetchall()

    def close():
        conn.close()

    return query, close


def uses_maker(path):
    query, close = maker(path)
    try:
        return query("select 1")
    finally:
        close()


def as_dict(path):
    conn = sqlite3.connect(path)
    return {"conn": conn, "close": conn.close}


def uses_dict(path):
    d = as_dict(path)
    try:
        return d["conn"].execute("select 1").fetchall()
    finally:
        d["close"]()


class Holder:
    def __init__(self, path):
        self.items = []
        self.extra, self._close = with_cleanup(path)

    def close(self):
        self._close()


def uses_holder(path):
    h = Holder(path)
    h.close()


def retry(path):
    for attempt in range(3):
        try:
            conn, done = with_cleanup(path)
        except sqlite3.Error:
            continue
        try:
            return conn.execute("select 1").fetchall()
        finally:
            done()


pool = SimpleConnectionPool(1, 2)


def borrow():
    conn = pool.getconn()
    return conn, lambda: pool.putconn(conn)


def uses_borrow():
    conn, give_back = borrow()
    try:
        with conn, conn.cursor() as cur:
            cur.execute("select 1")
    finally:
        give_back()
