"""What is entered is a pool's connection or something else: leaving it gives back what it is."""

from contextlib import nullcontext

import asyncpg

import elsewhere


class Orders:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    def connection(self, given=None):
        if given is not None:
            return nullcontext(given)
        return self.pool.acquire()

    def other(self, given=None):
        return elsewhere.manager(given) if given is not None else self.pool.acquire()

    async def count(self, given=None):
        async with self.connection(given) as conn:  # ok
            return await conn.fetchval("SELECT count(*) FROM orders")

    async def count_other(self, given=None):
        async with self.other(given) as conn:  # ok
            return await conn.fetchval("SELECT count(*) FROM orders")

    async def count_here(self, given=None):
        manager = nullcontext(given) if given is not None else self.pool.acquire()  # ok
        async with manager as conn:
            return await conn.fetchval("SELECT count(*) FROM orders")

    async def count_taken(self, given=None):
        conn = given or await self.pool.acquire()  # leak error: connection-leak "on return" <- line +1
        return await conn.fetchval("SELECT count(*) FROM orders")
