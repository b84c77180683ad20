"""aiopg in handlers of aiohttp."""

import aiopg
from aiopg.sa import create_engine


async def user(pool: aiopg.Pool, key):
    conn = await pool.acquire()  # leak warning: connection-leak "on exception" <- line +1
    cur = await conn.cursor()
    await cur.execute("SELECT * FROM user WHERE id = %s", (key,))
    row = await cur.fetchone()
    pool.release(conn)
    return row


async def user_in_with(pool: aiopg.Pool, key):
    async with pool.acquire() as conn:  # ok
        async with conn.cursor() as cur:
            await cur.execute("SELECT * FROM user WHERE id = %s", (key,))
            return await cur.fetchone()


async def start(app):
    app["engine"] = await create_engine(database="shop")  # ok


async def insert(app, table):
    async with app["engine"].acquire() as conn:  # ok
        trans = await conn.begin()
        await conn.execute(table.insert())
        await trans.commit()


async def touch(dsn, table):
    async with create_engine(dsn) as engine:
        async with engine.acquire() as conn:
            trans = await conn.begin()  # ok: the connection's end is the transaction's
            await conn.execute(table.insert())
            await trans.commit()
