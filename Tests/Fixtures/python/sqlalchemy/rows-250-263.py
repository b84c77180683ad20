"""Aliases, stacks and generators: rows 250 to 263."""

import contextlib
import sqlite3 as sql
import unittest
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, closing
from sqlite3 import connect as open_file

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

from app.archive import Archive
from app.metrics import record

engine = create_engine("postgresql://localhost/app")
make_session = sessionmaker(engine)
async_engine = create_async_engine("postgresql+asyncpg://localhost/app")
make_async_session = async_sessionmaker(async_engine)


# row 250
def module_alias(path):
    conn = sql.connect(path)  # leak error: connection-leak <- line +1
    record(conn)


# row 250
def from_import_alias(path):
    conn = open_file(path)  # leak error: connection-leak <- line +1
    record(conn)


# row 250
def local_alias(path):
    opener = sql.connect
    conn = opener(path)  # leak error: connection-leak <- line +1
    record(conn)


# row 251
def stack_renamed():
    with ExitStack() as stack:
        resources = stack
        conn = resources.enter_context(engine.connect())  # ok
        record(conn)


# row 252
def popped_and_closed_later(names):
    with contextlib.ExitStack() as stack:
        conns = [stack.enter_context(engine.connect()) for _ in names]  # ok
        close = stack.pop_all().close
        return conns, close


# row 253
def stack_without_with():
    stack = ExitStack()
    conn = stack.enter_context(engine.connect())  # ok: the stack owns it
    record(conn)


# row 254
async def async_stack():
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(make_async_session())  # ok
        await session.execute(text("SELECT 1"))


# row 255
def beside_the_stack():
    with ExitStack():
        session = make_session()  # leak error: session-leak <- line +1
        record(session)


# row 256
class StoreTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = cls.enterClassContext(engine.connect())  # ok

    def setUp(self):
        self.session = self.enterContext(make_session())  # ok
        self.file = sql.connect(":memory:")  # ok
        self.addCleanup(self.file.close)

    def test_total(self):
        conn = sql.connect(":memory:")  # ok: the cleanup closes it
        self.addCleanup(conn.close)
        self.assertEqual(conn.execute("SELECT 1").fetchone(), (1,))


class AsyncStoreTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.session = await self.enterAsyncContext(make_async_session())  # ok


# row 257: silent on return, for the result may hold it; an unknown call may raise all the same
def straight_into_a_call():
    return record(make_session())  # leak warning: session-leak "on exception"


# row 258
def chain_in_with(path):
    with closing(Archive(path).open("names")) as names:  # ok
        record(names)


# row 258
def chain_closed():
    engine.connect().close()  # ok


# row 259
def chain_assigned():
    result = engine.connect().execute(text("SELECT 1"))  # leak error: connection-leak <- line +1
    record(result)


# row 260
async def async_rows():
    async with make_async_session() as session:  # leak note: yield-inside-with
        result = await session.stream(text("SELECT * FROM facts"))
        async for row in result:
            yield row


# row 261
@asynccontextmanager
async def async_scope():
    async with make_async_session() as session:  # ok
        yield session


# row 261
@pytest.fixture
def session():
    with make_session() as session:  # ok
        yield session


# row 262
async def yields_outside():
    async with make_async_session() as session:  # ok
        rows = (await session.execute(text("SELECT 1"))).all()
    for row in rows:
        yield row


# row 262
def nested_function_yields():
    with make_session() as session:  # ok

        def rows():
            yield 1

        return session.execute(text("SELECT 1")).all(), rows


# row 263
def sync_rows():
    with engine.connect() as conn:  # leak note: yield-inside-with
        for row in conn.execute(text("SELECT * FROM facts")):
            yield row
