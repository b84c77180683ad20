"""Sessions that generators hand out: rows 273 to 280."""

from contextlib import aclosing, contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import sessionmaker

from app.metrics import record

engine = create_engine("postgresql://localhost/app")
Session = sessionmaker(bind=engine)
async_engine = create_async_engine("postgresql+asyncpg://localhost/app")
make_async_session = async_sessionmaker(async_engine)


# row 273
def dependency():
    s = Session()  # leak error: yield-without-finally "yield" <- line +1
    yield s
    s.close()


# row 274
def dependency_finally():
    s = Session()  # ok
    try:
        yield s
    finally:
        s.close()


# row 274
def dependency_commits():
    s = Session()  # ok
    try:
        yield s
        s.commit()
    except Exception:
        s.rollback()
        raise
    finally:
        s.close()


async def get_db():
    db = make_async_session()  # ok
    try:
        yield db
    finally:
        await db.close()


# row 275
async def driven_again():
    async for db in get_db():  # leak error: yield-without-finally "the session from `get_db()`" <- line +1
        yield db


async def leaves_halfway(user):
    async for db in get_db():  # leak error: session-leak "on return" <- line +1
        return await db.get(user)


async def to_the_end(user):
    async for db in get_db():  # leak warning: session-leak "on exception" <- line +1
        await db.get(user)


async def breaks_off(user):
    found = None
    async for db in get_db():  # leak error: session-leak "on return" <- line +4
        if db.is_active:
            found = user
            break
    return found


async def anext_without_close():
    db = await anext(get_db())  # leak error: session-leak <- line +1
    return db.info


async def dunder_without_close():
    db = await get_db().__anext__()  # leak error: session-leak <- line +1
    return db.info


async def anext_with_close():
    generator = get_db()
    db = await anext(generator)  # ok
    try:
        return db.info
    finally:
        await generator.aclose()


def plain_loop():
    for s in dependency_finally():  # ok: dropping the generator closes it
        return s.info


# row 276
async def driven_again_closing():
    async with aclosing(get_db()) as generator:  # ok
        async for db in generator:  # leak note: yield-inside-with <- line +1
            yield db


# row 278
async def scoped():
    async with make_async_session() as session:  # leak note: yield-inside-with <- line +1
        yield session


# row 280
@contextmanager
def unit_of_work():
    session = Session()  # leak error: yield-without-finally <- line +1
    yield session
    session.commit()
    session.close()


# row 280
@contextmanager
def unit_of_work_finally():
    session = Session()  # ok
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def uses_unit_of_work():
    with unit_of_work_finally() as session:  # ok
        session.execute(text("SELECT 1"))
        record("done")
