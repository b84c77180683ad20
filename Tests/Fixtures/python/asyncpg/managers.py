"""Context managers that begin in one method and end in another."""

import asyncpg


class Batch:
    """Keeps the transaction first and starts it then."""

    def __init__(self, connection: asyncpg.Connection):
        self.connection = connection

    async def __aenter__(self):
        self._transaction = self.connection.transaction()
        await self._transaction.start()  # ok: leaving ends it
        self._cursor = await self.connection.cursor("SELECT 1")
        return self

    async def __aexit__(self, kind, exception, trace):
        if exception:
            await self._transaction.rollback()
        else:
            await self._transaction.commit()


class Unit:
    """Begins through a method of its own."""

    def __init__(self, engine):
        self.engine = engine

    async def __aenter__(self):
        self.connection = await self.engine.get_connection()
        await self.begin()  # ok: leaving ends it
        return self

    async def begin(self):
        await self.connection.execute("BEGIN")  # ok

    async def __aexit__(self, kind, exception, trace):
        if exception:
            await self.connection.execute("ROLLBACK")
        else:
            await self.connection.execute("COMMIT")
        await self.connection.close()


async def leaves_open(connection: asyncpg.Connection):
    transaction = connection.transaction()
    await transaction.start()  # leak error: transaction-leak "on return" <- line +1
    return await connection.fetchval("SELECT 1")
