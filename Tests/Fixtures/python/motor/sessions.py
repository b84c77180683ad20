"""Motor in an application."""

from contextlib import asynccontextmanager

from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient


@asynccontextmanager
async def lifespan(app):
    app.client = AsyncIOMotorClient("mongodb://localhost")  # ok
    yield
    app.client.close()


app = FastAPI(lifespan=lifespan)
client = AsyncIOMotorClient("mongodb://localhost")


async def move(source, target, key):
    session = await client.start_session()  # leak warning: session-leak "on exception" <- line +1
    session.start_transaction()  # ok
    order = await source.find_one_and_delete({"_id": key}, session=session)
    await target.insert_one(order, session=session)
    await session.commit_transaction()
    await session.end_session()


async def move_in_with(source, target, key):
    async with await client.start_session() as session:  # ok
        async with session.start_transaction():
            order = await source.find_one_and_delete({"_id": key}, session=session)
            await target.insert_one(order, session=session)


async def one_for_a_call(url):
    other = AsyncIOMotorClient(url)  # leak error: connection-leak "on return" <- line +1
    return await other.list_database_names()
