"""Context managers of every sort."""

import sqlite3
import threading
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress

from app.metrics import record

lock = threading.Lock()


def suppressed(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return"
    with suppress(ValueError):
        record(conn)
    return path


def suppressed_then_closed(path):
    conn = sqlite3.connect(path)  # ok
    with suppress(Exception):
        record(conn)
    conn.close()


def suppressed_other_type(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    with suppress(ValueError):
        raise KeyError(path)
    conn.close()


def close_inside_suppress(path):
    conn = sqlite3.connect(path)  # ok
    with suppress(sqlite3.Error):
        conn.close()


def under_a_lock(path):
    with lock:
        conn = sqlite3.connect(path)  # ok
        conn.close()


def under_a_lock_forgotten(path):
    with lock:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        record(conn)


def null_context(path, shared=None):
    with nullcontext(shared) if shared else closing(sqlite3.connect(path)) as conn:  # ok
        record(conn)


def stack_callback(path):
    with ExitStack() as stack:
        conn = sqlite3.connect(path)  # ok
        stack.callback(conn.close)
        record(conn)


def stack_push(path):
    with ExitStack() as stack:
        manager = closing(sqlite3.connect(path))  # ok
        stack.push(manager)
        record(manager)


def stack_handed_over(path):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(sqlite3.connect(path)))  # ok
        record(conn)
        return stack.pop_all()


class Swallowing:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return True


class Passing:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False


def inside_swallowing(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    with Swallowing():
        record(conn)
        conn.close()


def inside_passing(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    with Passing():
        record(conn)
        conn.close()


class Closing:
    def __init__(self, conn):
        self.conn = conn

    def __enter__(self):
        return self.conn

    def __exit__(self, *details):
        self.conn.close()


class NotClosing:
    def __init__(self, conn):
        self.conn = conn

    def __enter__(self):
        return self.conn

    def __exit__(self, *details):
        record("left")


def own_manager_closes(path):
    with Closing(sqlite3.connect(path)) as conn:  # ok
        record(conn)


def own_manager_does_not_close(path):
    with NotClosing(sqlite3.connect(path)) as conn:  # leak error: connection-leak
        record(conn)


@contextmanager
def opened(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    finally:
        conn.close()


@contextmanager
def swallowing_errors():
    try:
        yield
    except sqlite3.Error:
        record("swallowed")


def own_generator_manager(path):
    with opened(path) as conn:  # ok
        conn.execute("VACUUM")


def own_generator_swallows(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    with swallowing_errors():
        conn.execute("VACUUM")
        conn.close()


def several_items(path, other):
    with lock, closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(other)) as target:  # ok
        source.backup(target)


def return_inside(path):
    with closing(sqlite3.connect(path)) as conn:  # ok
        if record(conn):
            return True
        for row in conn.execute("SELECT 1"):
            return row
    return False


async def asynchronous(path, gate):
    async with gate:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        await gate.wait(conn)


def name_reused_inside(path, other):
    with closing(sqlite3.connect(path)) as conn:  # ok
        record(conn)
        conn = sqlite3.connect(other)  # leak error: connection-leak "when the function ends" <- line +0


def manager_name_reused_inside(path, other):
    conn = closing(sqlite3.connect(path))  # ok
    with conn as conn:
        conn = sqlite3.connect(other)  # leak error: connection-leak "when the function ends" <- line +0


def perhaps_connected(path):
    if path:
        return sqlite3.connect(path)
    return None


def tested_where_acquired(path):
    if conn := perhaps_connected(path):  # ok
        conn.close()


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


def manager_of_the_project_is_made(path):
    conn = sqlite3.connect(path)  # ok
    quiet = Quiet()
    return conn, quiet
