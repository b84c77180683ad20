"""Exceptions, loops, collections, wrappers: rows 312 to 339."""

from contextlib import closing

import psycopg2
import psycopg2.extensions

from app.metrics import record
from app.native import native_close
from app.wrapping import Wrapper


# row 312
def with_statement(dsn):
    with closing(psycopg2.connect(dsn)) as conn:  # ok
        record(conn)


# row 313: between the two closes something may raise
def two_with_something_between(first, second):
    source = psycopg2.connect(first)  # ok
    try:
        target = psycopg2.connect(second)  # leak warning: connection-leak "on exception"
        record(source, target)
    finally:
        source.close()
    # `target` is still open.
    record("copied")
    target.close()


# row 314
def nested_finally(first, second):
    source = psycopg2.connect(first)  # ok
    try:
        target = psycopg2.connect(second)  # ok
        try:
            record(source, target)
        finally:
            target.close()
    finally:
        source.close()


# row 315
def opened_in_handler(dsn, fallback):
    try:
        record(dsn)
    except ValueError:
        conn = psycopg2.connect(fallback)  # leak error: connection-leak
        record(conn)


class Outer:
    def __init__(self, inner):
        self.inner = inner

    def close(self):
        self.inner.close()


def opened_twice_wrapped(dsn):
    return Outer(Outer(psycopg2.connect(dsn)))  # ok


# row 316
def drops_wrapped(dsn):
    outer = opened_twice_wrapped(dsn)  # leak error: connection-leak
    record(outer)


# row 316
def closes_wrapped(dsn):
    outer = opened_twice_wrapped(dsn)  # ok
    outer.close()


# row 317
def close_both(first, second):
    first.close()
    if first is not second:
        second.close()


def aliased_arguments(dsn):
    conn = psycopg2.connect(dsn)  # ok
    close_both(conn, conn)


# row 318
def each_iteration(dsns):
    for dsn in dsns:
        conn = psycopg2.connect(dsn)  # ok
        conn.close()


# row 319
def open_all_then_close_all(dsns):
    conns = []
    for dsn in dsns:
        conns.append(psycopg2.connect(dsn))  # ok
    for conn in conns:
        conn.close()


# row 320
def two_branches(dsn, mode):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    if mode == "count":
        return record(conn)
    return record(conn, mode)


# row 321
def overwritten_after_branch(dsn, other, mode):
    if mode == "count":
        conn = psycopg2.connect(dsn)  # leak error: connection-leak "overwritten"
    else:
        conn = psycopg2.connect(other)  # leak error: connection-leak "overwritten"
    conn = record(mode)
    return conn


# row 322
def wrapper_that_cannot_raise(dsn):
    outer = Outer(psycopg2.connect(dsn))  # ok
    outer.close()


# row 323
def wrapper_that_may_raise(dsn):
    wrapper = Wrapper(psycopg2.connect(dsn))  # leak warning: connection-leak "on exception" <- line +0
    wrapper.close()


# row 324
def second_before_try(first, second):
    source = psycopg2.connect(first)  # leak warning: connection-leak "on exception" <- line +1
    target = psycopg2.connect(second)  # ok
    try:
        record(source, target)
    finally:
        target.close()
        source.close()


def close_quietly(conn):
    if conn is not None:
        try:
            conn.close()
        except Exception:
            pass


# row 325
def quietly_in_finally(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        close_quietly(conn)


# row 325
def quietly_in_try(dsn):
    conn = psycopg2.connect(dsn)  # leak: connection-leak
    try:
        record(conn)
        close_quietly(conn)
    except ValueError:
        record("failed")


# row 326
def unknown_closer(dsn):
    conn = psycopg2.connect(dsn)  # ok: its name says that it closes
    native_close(conn)


# row 327
def unknown_method(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak <- line +1
    conn.frobnicate()


# row 328
def inner_closed_instead(dsn, other):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    second = psycopg2.connect(other)  # ok
    second.close()
    record(conn)


class Registry:
    def __init__(self):
        self.conns = {}

    # row 329
    def into_field(self, name, dsn):
        self.conns[name] = psycopg2.connect(dsn)  # ok


# row 329
def returned_map(names, dsn):
    conns = {}
    for name in names:
        conns[name] = psycopg2.connect(dsn)  # ok
    return conns


# row 329
def local_map_dropped(dsn):
    conns = {"main": psycopg2.connect(dsn)}  # leak error: connection-leak
    record(conns["main"])


# row 330
class Held:
    def __init__(self):
        self.held = []

    def hold(self, dsn):
        self.held.append(Outer(psycopg2.connect(dsn)))  # ok

    def release(self):
        for outer in self.held:
            outer.close()


# row 333
def precondition_between(dsn, limit):
    if limit < 0:
        raise ValueError(limit)
    conn = psycopg2.connect(dsn)  # ok
    conn.close()


# row 334
def closed_in_finally(conn: psycopg2.extensions.connection):
    cur = conn.cursor(name="facts")  # ok
    try:
        cur.execute("SELECT * FROM facts")
        return cur.fetchone()
    finally:
        cur.close()


# row 334
def null_checked(conn: psycopg2.extensions.connection):
    cur = None
    try:
        cur = conn.cursor(name="facts")  # ok
        cur.execute("SELECT * FROM facts")
        return cur.fetchone()
    finally:
        if cur is not None:
            cur.close()


# row 334
def closed_checked(conn: psycopg2.extensions.connection):
    cur = conn.cursor(name="facts")  # ok
    try:
        cur.execute("SELECT * FROM facts")
        return cur.fetchone()
    finally:
        if not cur.closed:
            cur.close()


# row 335
def count_returned(conn: psycopg2.extensions.connection):
    cur = conn.cursor(name="facts")  # leak error: cursor-leak <- line +2
    cur.execute("SELECT * FROM facts")
    return cur.rowcount


# row 335
def close_commented_out(conn: psycopg2.extensions.connection):
    cur = conn.cursor(name="facts")  # leak error: cursor-leak
    try:
        cur.execute("SELECT * FROM facts")
        return cur.fetchone()
    finally:
        # cur.close()
        pass


def cursor_or_none(conn: psycopg2.extensions.connection, wanted):
    if not wanted:
        return None
    return conn.cursor(name="facts")  # ok


# row 336
def early_return_when_none(conn: psycopg2.extensions.connection, wanted):
    cur = cursor_or_none(conn, wanted)  # ok
    if cur is None:
        return 0
    try:
        return cur.rowcount
    finally:
        cur.close()


# row 337
def returned_in_wrapper(conn: psycopg2.extensions.connection):
    cur = conn.cursor(name="facts")  # ok
    return Outer(cur)


# row 338
def nested_over_opened(first, second):
    source = psycopg2.connect(first)  # ok
    with closing(source):
        target = psycopg2.connect(second)  # ok
        with closing(target):
            record(source, target)


# row 339
def only_first_in_with(first, second):
    source = psycopg2.connect(first)  # ok
    with closing(source):
        target = psycopg2.connect(second)  # leak error: connection-leak
        record(source, target)
