"""Connections leased from a pool: rows 287 and 288."""

import asyncpg


# row 287
async def straight_line(pool: asyncpg.Pool):
    conn = await pool.acquire()  # leak warning: connection-leak "on exception" <- line +1
    value = await conn.fetchval("SELECT 1")
    await pool.release(conn)
    return value


# row 288
async def in_finally(pool: asyncpg.Pool):
    conn = await pool.acquire()  # ok
    try:
        return await conn.fetchval("SELECT 1")
    finally:
        await pool.release(conn)


# row 288
async def scoped(pool: asyncpg.Pool):
    async with pool.acquire() as conn:  # ok
        return await conn.fetchval("SELECT 1")
