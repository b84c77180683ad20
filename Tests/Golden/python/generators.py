import asyncio
import threading
from contextlib import asynccontextmanager, contextmanager


@contextmanager
def session_scope(factory):
    session = factory()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


@asynccontextmanager
async def connection(pool):
    conn = await pool.acquire()
    yield conn
    await pool.release(conn)


def delegating(items):
    result = yield from items
    sent = yield
    return result, sent


async def awaiting(task, conn):
    await task
    await conn.fetch(await task.f())
    row = await asyncio.wait_for(conn.fetchrow(), 5)
    a, b = await asyncio.gather(conn.f(), conn.g())
    async for item in conn.cursor():
        print(item)
    return [x async for x in conn if await x.ok()]


def spawning(conn):
    def worker():
        conn.execute()

    threading.Thread(target=worker, args=(conn,)).start()
    asyncio.create_task(conn.run())
    pool.submit(lambda: conn.close())


async def threads(path, loop):
    a = await asyncio.to_thread(sqlite3.connect, path, timeout=3)
    b = await loop.run_in_executor(None, a.cursor)
    c = await loop.run_in_executor(None, lambda: a.commit())
    return b, c
