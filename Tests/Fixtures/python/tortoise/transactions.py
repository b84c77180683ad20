"""Transactions of Tortoise ORM."""

import httpx
from tortoise import Tortoise, connections
from tortoise.transactions import atomic, in_transaction


async def move(item):
    async with in_transaction() as conn:  # ok
        await item.save(using_db=conn)


async def asks_in_a_transaction(item):
    async with in_transaction():
        async with httpx.AsyncClient() as client:
            await client.post("https://audit.example", json={})  # leak warning: external-call-in-transaction <- line -2
        await item.save()


@atomic()
async def decorated(item):
    await item.save()  # ok


async def by_text(item):
    conn = connections.get("default")
    await conn.execute_script("BEGIN")  # leak warning: transaction-leak "on exception" <- line +1
    await conn.execute_query("UPDATE item SET n = n + 1")
    await conn.execute_script("COMMIT")


async def main():
    await Tortoise.init(db_url="sqlite://:memory:", modules={"models": ["app"]})  # ok
    await Tortoise.generate_schemas()
    await Tortoise.close_connections()
