"""Pools of aiomysql in handlers."""

import asyncio

import aiomysql


async def user(pool: aiomysql.Pool, key):
    conn = await pool.acquire()  # leak error: connection-leak "on return" <- line +5
    cur = await conn.cursor(aiomysql.DictCursor)
    await cur.execute("SELECT * FROM user WHERE id = %s", (key,))
    row = await cur.fetchone()
    if row is None:
        return None
    pool.release(conn)
    return row


async def user_in_with(pool: aiomysql.Pool, key):
    async with pool.acquire() as conn:  # ok
        async with conn.cursor() as cur:
            await cur.execute("SELECT * FROM user WHERE id = %s", (key,))
            return await cur.fetchone()


async def retried(settings):
    for _ in range(3):
        try:
            return await aiomysql.connect(**settings)  # ok: the caller's
        except aiomysql.Error:
            await asyncio.sleep(1)


async def once(settings):
    conn = await aiomysql.connect(**settings)  # ok
    try:
        async with conn.cursor() as cur:
            await cur.execute("SELECT 1")
    finally:
        conn.close()


async def transfer(conn: aiomysql.Connection, cur: aiomysql.Cursor, n):
    await conn.begin()  # leak warning: transaction-leak "on exception" <- line +2
    try:
        await cur.execute("UPDATE account SET n = n - %s", (n,))
        await conn.commit()
    except ValueError:
        await conn.rollback()
        raise
