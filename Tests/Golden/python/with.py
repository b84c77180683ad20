import contextlib
from contextlib import suppress


def call_manager(dsn):
    with connect(dsn) as conn:
        conn.execute()


def plain_name(conn):
    with conn:
        conn.execute()


def field_manager(self):
    with self.lock:
        self.lock = None


def several(a):
    with a.f() as x, a.g(x) as (y, z):
        return y


def parenthesised(a):
    with (
        a.f() as a.x,
        a.g(),
    ):
        pass


def one_in_parentheses(a):
    with (
        a.f() as x
    ):
        return lambda: x


async def asynchronous(pool):
    async with pool.acquire() as conn:
        await conn.fetch()


def suppressed(conn):
    with suppress(ValueError, OSError):
        conn.close()
    with contextlib.suppress(Exception), conn:
        conn.f()
    with suppress(BaseException):
        conn.f()
    with suppress():
        conn.f()


def leaving(rows):
    for row in rows:
        with row:
            if row.a:
                continue
            if row.b:
                break
            return row.c
    after()


def yielding(engine):
    with engine.begin() as conn:
        with conn.lock as lock:
            yield conn
    yield None


def inside_finally(conn):
    try:
        with conn.cursor() as cur:
            return cur.f()
    finally:
        conn.close()
