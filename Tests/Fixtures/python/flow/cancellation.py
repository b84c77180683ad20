"""Cancellation comes at an `await` and is no ordinary exception: what only it leaks is shown on request."""

import asyncio

import asyncpg


async def passes_ordinary_handlers(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok: only cancellation leaks it, which has low confidence
    try:
        await work(conn)
    except Exception:
        await conn.close()
        raise
    await conn.close()


async def caught_by_its_name(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        await work(conn)
    except asyncio.CancelledError:
        await conn.close()
        raise
    except Exception:
        await conn.close()
        raise
    await conn.close()


async def only_cancellation_is_caught(dsn, work):
    conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +2
    try:
        await work(conn)
    except asyncio.CancelledError:
        await conn.close()
        raise
    await conn.close()


async def swallowed(dsn, work):
    conn = await asyncpg.connect(dsn)  # leak error: connection-leak "on return" <- line +4
    try:
        await work(conn)
    except (asyncio.CancelledError, Exception):
        return None
    await conn.close()


async def swallowed_behind_a_close(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        await work(conn)
    except (asyncio.CancelledError, Exception):
        return None
    finally:
        await conn.close()


async def under_a_timeout(dsn, work):
    async with asyncio.timeout(3):
        conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
        await work(conn)
        await conn.close()


async def under_a_timeout_and_protected(dsn, work):
    async with asyncio.timeout(3):
        conn = await asyncpg.connect(dsn)  # ok
        try:
            await work(conn)
        finally:
            await conn.close()


async def around_a_timeout(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        async with asyncio.timeout_at(3):
            await work(conn)
    except TimeoutError:
        print(dsn)
    finally:
        await conn.close()


async def gives_up_in_time(dsn, work):
    conn = await asyncpg.connect(dsn)  # leak error: connection-leak "on return" <- line +4
    try:
        await asyncio.wait_for(work(conn), 3)
    except TimeoutError:
        return
    await conn.close()


async def gives_up_in_time_and_closes(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        await asyncio.wait_for(work(conn), 3)
    except TimeoutError:
        return
    finally:
        await conn.close()


async def connects_in_time(dsn):
    conn = await asyncio.wait_for(asyncpg.connect(dsn), 3)  # leak error: connection-leak "when the function ends"
    print(conn.get_pid())


async def connects_in_time_and_closes(dsn):
    conn = await asyncio.wait_for(asyncpg.connect(dsn), 3)  # ok
    await conn.close()


async def shielded_close(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        await work(conn)
    finally:
        await asyncio.shield(conn.close())


async def close_in_time(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        await work(conn)
    finally:
        await asyncio.wait_for(conn.close(), 3)


async def shielded_work(dsn, work):
    conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
    await asyncio.shield(work(conn))
    await conn.close()


async def each_of_several(dsn, work, names):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        await asyncio.gather(*[work(conn, name) for name in names])
    finally:
        await conn.close()


async def several_without_protection(dsn, work):
    conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
    await asyncio.gather(work(conn, 1), work(conn, 2))
    await conn.close()


async def inside_a_group(dsn, work):
    conn = await asyncpg.connect(dsn)  # ok
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(conn))
    finally:
        await conn.close()


async def inside_a_group_and_forgotten(dsn, work):
    conn = await asyncpg.connect(dsn)  # leak warning: connection-leak "on exception"
    async with asyncio.TaskGroup():
        await work(conn)
    await conn.close()


async def task_is_cancelled(dsn, work):
    task = asyncio.create_task(work(dsn))
    conn = await asyncpg.connect(dsn)  # ok
    try:
        await task
    except asyncio.CancelledError:
        task.cancel()
        raise
    finally:
        await conn.close()


async def cancelled_and_raised_behind(dsn, work):
    conn = await asyncpg.connect(dsn)  # todo-ok: nothing but cancellation gets into the last handler with it
    try:
        try:
            await work(conn)
        except Exception:
            await conn.close()
            raise
        await conn.close()
    except BaseException:
        work(None)
        raise
