"""Obligations, guards and wrappers: rows 295 to 311."""

import operator
from contextlib import closing

import psycopg2
import psycopg2.extensions
from sqlalchemy import Engine

from app.metrics import record


# row 295
def assigned_and_unused(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak <- line +1
    return dsn


# row 296
def twice(engine: Engine):
    first = engine.connect()  # leak error: connection-leak
    second = engine.connect()  # leak error: connection-leak
    return repr(engine)


# row 297: a named cursor of somebody else's connection
def cursor_of_parameter(conn: psycopg2.extensions.connection):
    cur = conn.cursor("every_fact")  # leak error: cursor-leak
    cur.execute("SELECT * FROM facts")
    return cur.fetchone()


# row 298
def each_closed_with_guards(dsn):
    conn = None
    cur = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        cur = conn.cursor(name="facts")  # ok
        cur.execute("SELECT * FROM facts")
        return cur.fetchall()
    finally:
        if cur is not None:
            try:
                cur.close()
            except psycopg2.Error:
                record("cursor")
        if conn is not None:
            try:
                conn.close()
            except psycopg2.Error:
                record("connection")


# row 299
def none_first(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        if conn is not None:
            conn.close()


# row 300
def none_through_variable(dsn):
    nothing = None
    conn = nothing
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        if conn is not nothing:
            conn.close()


# row 301
def none_test_by_function(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        if operator.is_not(conn, None):
            conn.close()


# row 304: the connection's close ends its cursors
def parent_closes_child(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        cur = conn.cursor(name="facts")  # ok
        cur.execute("SELECT * FROM facts")
        return cur.fetchall()
    finally:
        conn.close()


# row 305
def several_in_one_with(first, second):
    with closing(psycopg2.connect(first)) as source, closing(psycopg2.connect(second)) as target:  # ok
        record(source, target)


# row 305
def nested_with(first, second):
    with closing(psycopg2.connect(first)) as source:  # ok
        with closing(psycopg2.connect(second)) as target:  # ok
            record(source, target)


# row 306
def alias_inside_with(dsn):
    with closing(psycopg2.connect(dsn)) as conn:  # ok
        same = conn
        record(same)


def opened(dsn):
    conn = psycopg2.connect(dsn)  # ok
    return conn


# row 307
def from_helper(dsn):
    conn = opened(dsn)  # leak error: connection-leak <- line +1
    record(conn)


# row 308
def from_lambda(dsn):
    opener = lambda: psycopg2.connect(dsn)
    conn = opener()  # leak error: connection-leak <- line +1
    record(conn)


class Reader:
    def __init__(self, conn):
        self.conn = conn

    def first(self):
        cur = self.conn.cursor()
        cur.execute("SELECT 1")
        return cur.fetchone()

    def close(self):
        self.conn.close()


# row 309
def early_return_skips_wrapper_close(dsn, wanted):
    reader = Reader(psycopg2.connect(dsn))  # leak error: connection-leak <- line +2
    if not wanted:
        return None
    try:
        return reader.first()
    finally:
        reader.close()


class Forwarding:
    def __init__(self, inner):
        self.inner = inner

    def close(self):
        self.inner.close()


# row 310
def custom_closer(dsn):
    closer = Forwarding(psycopg2.connect(dsn))  # ok
    closer.close()


# row 310
def nested_custom_closer(dsn):
    closer = Forwarding(Reader(psycopg2.connect(dsn)))  # ok
    closer.close()


class Service:
    # row 311
    def __init__(self, dsn):
        self.reader = Reader(psycopg2.connect(dsn))  # ok

    def close(self):
        self.reader.close()
