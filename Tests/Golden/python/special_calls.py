import asyncio
import operator
import os
import typing
from contextlib import suppress
from typing import cast
import psycopg2.extensions

ERRORS = (OSError, ValueError)


def casts(x):
    conn = cast("psycopg2.extensions.connection", x)
    return typing.cast(psycopg2.extensions.cursor, conn.f())


def predicates(a, b):
    if operator.is_not(a, None) and bool(b):
        f()
    if operator.not_(operator.is_(a, b)):
        g()
    return bool(a)


def replaced(a):
    if a:
        os.execv("/bin/true", [])
    a.abort()


def running(conn, loop):
    row = asyncio.run(conn.fetch())
    return loop.run_until_complete(conn.close(row))


def suppressing(a):
    with suppress(*ERRORS):
        a.f()


async def waiting(a):
    b = await asyncio.wait_for(a.acquire(), timeout=3)
    c, d = await asyncio.gather(a.f(), a.g(b))
    e = await asyncio.gather(*a)
    return await a.wait_for(c, d, e)


def augmented(a, b):
    a[b.i()] += b.j()
