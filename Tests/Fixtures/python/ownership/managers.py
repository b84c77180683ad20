"""Context managers and generators of the project, and who drives them."""

from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from typing import Annotated

import psycopg2
import pytest
from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, sessionmaker

SessionLocal = sessionmaker()
AsyncLocal = async_sessionmaker(create_async_engine(""))
app = FastAPI()


@contextmanager
def protected(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        yield conn
    finally:
        conn.close()


@contextmanager
def unprotected(dsn):
    conn = psycopg2.connect(dsn)  # leak error: yield-without-finally <- line +1
    yield conn
    conn.close()


@contextmanager
def never(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    yield conn


@asynccontextmanager
async def session_scope():
    session = AsyncLocal()  # ok
    try:
        yield session
        await session.commit()
    except Exception:
        await session.rollback()
        raise
    finally:
        await session.close()


class Scope:
    def __init__(self, dsn):
        self.dsn = dsn

    def __enter__(self):
        self.conn = psycopg2.connect(self.dsn)  # ok
        return self.conn

    def __exit__(self, *exception):
        self.conn.close()


def uses(dsn):
    with protected(dsn) as conn:  # ok
        return conn.info


def uses_scope(dsn):
    with Scope(dsn) as conn:  # ok
        return conn.info


async def uses_async():
    async with session_scope() as session:  # ok
        return await session.execute(text("SELECT 1"))


def entered_by_hand(dsn):
    manager = protected(dsn)
    conn = manager.__enter__()  # todo-leak: connection-leak
    return conn.info


def left_by_hand(dsn):
    manager = protected(dsn)
    conn = manager.__enter__()  # ok
    try:
        return conn.info
    finally:
        manager.__exit__(None, None, None)


def entered_in_stack(dsn):
    with ExitStack() as stack:
        conn = stack.enter_context(protected(dsn))  # ok
        other = stack.enter_context(Scope(dsn))  # ok
        return conn.info, other.info


async def entered_in_async_stack():
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(session_scope())  # ok
        return await session.execute(text("SELECT 1"))


def get_db():
    db = SessionLocal()  # ok
    try:
        yield db
    finally:
        db.close()


async def get_async_db():
    async with AsyncLocal() as session:  # leak note: yield-inside-with
        yield session


def get_db_bare():
    db = SessionLocal()  # leak error: yield-without-finally <- line +1
    yield db
    db.close()


@app.get("/a")
def depends(db: Session = Depends(get_db)):  # ok
    return db.execute(text("SELECT 1")).scalar_one()


Db = Annotated[Session, Depends(get_db)]


@app.get("/b")
def annotated(db: Db):  # ok
    return db.execute(text("SELECT 1")).scalar_one()


@app.get("/c")
async def annotated_async(db: Annotated[AsyncSession, Depends(get_async_db)]):  # ok
    return (await db.execute(text("SELECT 1"))).scalar_one()


def driven_by_next():
    db = next(get_db())  # leak error: session-leak "; `get_db` acquires it at " <- line +1
    return db.execute(text("SELECT 1")).scalar_one()


def driven_by_next_and_closed():
    db = next(get_db())  # ok
    try:
        return db.execute(text("SELECT 1")).scalar_one()
    finally:
        db.close()


async def driven_by_anext():
    db = await anext(get_async_db())  # leak error: session-leak
    return (await db.execute(text("SELECT 1"))).scalar_one()


async def driven_by_loop():
    async for db in get_async_db():  # leak error: session-leak
        return (await db.execute(text("SELECT 1"))).scalar_one()


async def driven_to_the_end():
    async for db in get_async_db():
        print(db)


def driven_by_plain_loop():
    for db in get_db():  # ok
        return db.execute(text("SELECT 1")).scalar_one()


@pytest.fixture
def connection():
    conn = psycopg2.connect("")  # ok
    yield conn
    conn.close()


@pytest.fixture
def never_closed():
    conn = psycopg2.connect("")  # leak error: connection-leak
    yield conn


@pytest.fixture
def returned():
    return psycopg2.connect("")  # ok


@pytest.fixture(scope="module")
def session(connection):
    made = SessionLocal(bind=connection)  # ok
    yield made
    made.rollback()
    made.close()


@pytest.fixture
def finalized(request):
    conn = psycopg2.connect("")  # ok
    request.addfinalizer(conn.close)
    return conn


def test_uses(connection, session):
    cur = connection.cursor()
    assert session.execute(text("SELECT 1")).scalar_one() == cur.rowcount
