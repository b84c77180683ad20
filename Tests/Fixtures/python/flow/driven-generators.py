"""Generators that are driven to their end, thrown into, closed, delegated to, or left where they are."""

import sqlite3
from contextlib import aclosing, closing

import asyncpg

from app.metrics import record


def protected(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
        yield conn
    finally:
        conn.close()


def closes_at_its_end(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally
    yield conn
    conn.close()


def closes_when_something_is_thrown(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally
    try:
        yield conn
    except ValueError:
        conn.close()
        return
    conn.close()


def closes_when_closed(path):
    conn = sqlite3.connect(path)  # leak: yield-without-finally
    try:
        yield conn
    except GeneratorExit:
        conn.close()
        raise
    conn.close()


def closes_whatever_is_thrown(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    except (GeneratorExit, Exception):
        conn.close()
        raise
    conn.close()


def opens_behind_the_last_value(path):
    yield path
    conn = sqlite3.connect(path)  # ok
    conn.close()


def forgets_behind_the_last_value(path):
    yield path
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    record(conn)


def what_is_sent_in(path):
    conn = None
    while True:
        name = yield conn
        if name is None:
            break
        conn = sqlite3.connect(name)  # leak error: connection-leak
        record(conn)


def to_its_end(path):
    for conn in protected(path):  # ok
        conn.execute("SELECT 1")


def first_value_only(path):
    numbers = protected(path)
    conn = next(numbers)  # ok: nothing else holds the generator, which is closed when it goes away
    record(conn)
    return 1


def first_value_of_a_nameless_one(path):
    conn = next(protected(path))  # leak: connection-leak
    record(conn)
    return 1


def first_value_and_closed(path):
    numbers = protected(path)
    try:
        conn = next(numbers)  # ok
        record(conn)
    finally:
        numbers.close()


def thrown_into(path):
    numbers = protected(path)
    conn = next(numbers)  # ok
    try:
        record(conn)
    except Exception as error:
        numbers.throw(error)
        raise
    numbers.close()


def with_closing(path):
    with closing(protected(path)) as numbers:
        conn = next(numbers)  # ok
        record(conn)


def delegates(path):
    yield from protected(path)  # ok


def delegates_and_goes_on(path):
    conn = sqlite3.connect(path)  # leak: yield-without-finally <- line +1
    yield from protected(path)
    conn.close()


def delegates_inside_try(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield from protected(path)
    finally:
        conn.close()


def breaks_off(path):
    for conn in protected(path):  # ok: nothing else holds the generator, which is closed when it goes away
        if conn:
            break


def expression(path):
    conn = sqlite3.connect(path)  # ok
    try:
        return sum(record(number) for number in conn.execute("SELECT 1"))
    finally:
        conn.close()


def expression_that_raises(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    total = sum(record(number) for number in conn.execute("SELECT 1"))
    conn.close()
    return total


async def protected_later(dsn):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        yield conn
    finally:
        await conn.close()


async def unprotected_later(dsn):
    conn = await asyncpg.connect(dsn)  # leak error: yield-without-finally
    yield conn
    await conn.close()


async def to_its_end_later(dsn):
    async with aclosing(protected_later(dsn)) as conns:
        async for conn in conns:  # ok
            await conn.execute("SELECT 1")


async def comprehension_later(dsn, names):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        return [row async for row in conn.cursor("SELECT 1")]
    finally:
        await conn.close()


async def comprehension_that_raises(dsn, names):
    conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
    rows = [await conn.fetch(name) for name in names]
    await conn.close()
    return rows
