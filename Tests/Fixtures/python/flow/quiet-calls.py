"""Calls that raise nothing, under each of their names."""
import asyncio
import datetime
import datetime as dt
import pathlib
import sqlite3

import asyncpg


def quiet():
    conn = sqlite3.connect("x")  # ok
    seen = set()
    rows, table, pair = list(), dict(), tuple()
    datetime.datetime.now()
    dt.datetime.utcnow() - datetime.timedelta(days=1)
    pathlib.Path.home()
    conn.close()
    return seen, rows, table, pair


def imported_inside():
    import datetime as inner
    from datetime import datetime as moment

    conn = sqlite3.connect("x")  # ok
    inner.datetime.today()
    moment.now()
    conn.close()


def not_quiet(text):
    conn = sqlite3.connect("x")  # leak: connection-leak "may raise" <- line +1
    datetime.datetime.fromisoformat(text)
    conn.close()


def loops(rows):
    conn = sqlite3.connect("x")  # ok
    for _ in range(3):
        print()
    for _ in list(set()):
        print()
    conn.close()


def loop_over_anything(rows):
    conn = sqlite3.connect("x")  # leak: connection-leak "may raise" <- line +1
    for _ in rows:
        print()
    conn.close()


async def fetched(conn):
    return await conn.fetch("SELECT 1")


async def starts_a_task(dsn):
    conn = await asyncpg.connect(dsn)  # ok: making a coroutine runs nothing of it
    task = asyncio.create_task(fetched(conn), name="fetch")
    try:
        return await task
    finally:
        await conn.close()


async def starts_its_own(dsn):
    conn = await asyncpg.connect(dsn)  # ok
    done = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def pump():
        await conn.fetch("SELECT 1")
        done.set()

    task = loop.create_task(pump())
    try:
        return await task
    finally:
        await conn.close()


async def makes_and_awaits(dsn, wait):
    conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +2
    rows = fetched(conn)
    await rows
    await conn.close()


async def awaits_at_once(dsn):
    conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
    rows = await fetched(conn)
    await conn.close()
    return rows
