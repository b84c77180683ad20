"""Engine connections and raw connections."""

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_engine("postgresql://localhost/reports")
async_engine = create_async_engine("postgresql+asyncpg://localhost/reports")
async_session = async_sessionmaker(async_engine, expire_on_commit=False)


def purge():
    with engine.begin() as conn:  # ok
        conn.execute(text("DELETE FROM facts"))


def count():
    with engine.connect() as conn:  # ok
        return conn.execute(text("SELECT count(*) FROM facts")).scalar_one()


def count_straight_line():
    conn = engine.connect()  # leak warning: connection-leak "exception"
    value = conn.execute(text("SELECT count(*) FROM facts")).scalar_one()
    conn.close()
    return value


def count_never_closed(given: Engine):
    conn = given.connect()  # leak error: connection-leak <- line +1
    return conn.execute(text("SELECT count(*) FROM facts")).scalar_one()


def copy(rows):
    raw = engine.raw_connection()  # ok
    try:
        cursor = raw.cursor()
        cursor.executemany("INSERT INTO facts VALUES (%s)", rows)
        raw.commit()
    finally:
        raw.close()


def copy_without_close(rows):
    raw = engine.raw_connection()  # leak error: connection-leak <- line +3
    cursor = raw.cursor()
    cursor.executemany("INSERT INTO facts VALUES (%s)", rows)
    raw.commit()


async def latest():
    async with async_session() as session:  # ok
        return await session.scalar(text("SELECT max(day) FROM facts"))


async def latest_never_closed():
    session = async_session()  # leak error: session-leak <- line +1
    return await session.scalar(text("SELECT max(day) FROM facts"))


async def latest_finally():
    session = AsyncSession(async_engine)  # ok
    try:
        return await session.scalar(text("SELECT max(day) FROM facts"))
    finally:
        await session.close()
