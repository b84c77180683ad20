"""`ExitStack` and `AsyncExitStack`: what was entered, pushed or registered is run at the end, last in, first out."""

import sqlite3
from contextlib import AsyncExitStack, ExitStack, closing, contextmanager

import asyncpg

from app.metrics import record


@contextmanager
def opened(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    finally:
        conn.close()


def enters(path):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(sqlite3.connect(path)))  # ok
        record(conn)


def enters_only_what_does_not_close(path):
    with ExitStack() as stack:
        conn = stack.enter_context(sqlite3.connect(path))  # todo-leak error: connection-leak
        record(conn)


def enters_a_manager_of_the_file(path):
    with ExitStack() as stack:
        conn = stack.enter_context(opened(path))  # ok
        record(conn)


def pushes_a_function(path):
    with ExitStack() as stack:
        conn = sqlite3.connect(path)  # ok
        stack.push(lambda *details: conn.close())
        record(conn)


def pushes_too_late(path):
    with ExitStack() as stack:
        conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
        record(conn)
        stack.callback(conn.close)


def registers_a_function_with_arguments(path):
    def end(which):
        which.close()

    with ExitStack() as stack:
        conn = sqlite3.connect(path)  # ok
        stack.callback(end, conn)
        record(conn)


def registers_something_else(path):
    with ExitStack() as stack:
        conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
        stack.callback(print, path)
        record(conn)


def registers_as_a_decorator(path):
    with ExitStack() as stack:
        conn = sqlite3.connect(path)  # ok

        @stack.callback
        def end():
            conn.close()

        record(conn)


def keeps_what_was_entered(path):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(sqlite3.connect(path)))  # ok
        record(conn)
        kept = stack.pop_all()
    return conn, kept


def keeps_only_the_closer(path, owner):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(sqlite3.connect(path)))  # ok
        record(conn)
        owner.close = stack.pop_all().close
    return conn


def several_in_order(path, other):
    with ExitStack() as stack:
        first = stack.enter_context(closing(sqlite3.connect(path)))  # ok
        second = stack.enter_context(closing(sqlite3.connect(other)))  # ok
        record(first, second)


def one_of_several_is_forgotten(path, other):
    with ExitStack() as stack:
        first = stack.enter_context(closing(sqlite3.connect(path)))  # ok
        second = sqlite3.connect(other)  # leak error: connection-leak "when the function ends"
        record(first, second)


def one_for_each(paths):
    with ExitStack() as stack:
        conns = [stack.enter_context(closing(sqlite3.connect(path))) for path in paths]  # ok
        record(conns)


def closed_by_hand(path):
    stack = ExitStack()
    conn = stack.enter_context(closing(sqlite3.connect(path)))  # ok
    try:
        record(conn)
    finally:
        stack.close()


def opened_beside_the_stack(path):
    stack = ExitStack()
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    try:
        record(conn)
    finally:
        stack.close()
    conn.close()


def returns_inside(path):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(sqlite3.connect(path)))  # ok
        return conn.execute("SELECT 1").fetchone()


def only_on_some_condition(path, shared):
    with ExitStack() as stack:
        conn = shared or stack.enter_context(closing(sqlite3.connect(path)))  # ok
        record(conn)


async def enters_asynchronously(pool):
    async with AsyncExitStack() as stack:
        conn = await stack.enter_async_context(pool.acquire())  # ok
        await conn.execute("SELECT 1")


async def registers_asynchronously(dsn):
    async with AsyncExitStack() as stack:
        conn = await asyncpg.connect(dsn)  # ok
        stack.push_async_callback(conn.close)
        await conn.execute("SELECT 1")


async def registers_too_late(dsn):
    async with AsyncExitStack() as stack:
        conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
        await conn.execute("SELECT 1")
        stack.push_async_callback(conn.close)


async def forgets_beside_the_stack(dsn):
    async with AsyncExitStack() as stack:
        conn = await asyncpg.connect(dsn)  # leak error: connection-leak "when the function ends"
        stack.callback(print, dsn)
        await conn.execute("SELECT 1")


async def keeps_asynchronously(dsn, owner):
    async with AsyncExitStack() as stack:
        conn = await asyncpg.connect(dsn)  # ok
        stack.push_async_callback(conn.close)
        owner.stack = stack.pop_all()
