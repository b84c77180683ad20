"""Context managers, control flow, generators that yield resources: rows 217 to 249."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager

from app.metrics import record


# row 217: the process owns what a module opens
catalog = sqlite3.connect("catalog.db")  # ok


# row 218
def opened_and_closed(path):
    conn = sqlite3.connect(path)  # ok
    conn.close()


# row 219
class InEnter:
    def __enter__(self):
        self.conn = sqlite3.connect("a.db")  # ok
        return self

    def __exit__(self, kind, value, traceback):
        self.conn.close()


# row 220
@contextmanager
def without_finally(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally <- line +1
    yield conn
    conn.close()


# row 220
@contextmanager
def with_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        yield conn
    finally:
        conn.close()


# row 222
def expression_operand(path):
    return sqlite3.connect(path).execute("SELECT 1").fetchone()  # leak error: connection-leak


# row 223
def unassigned_inside_with(path, other):
    with closing(sqlite3.connect(path)) as conn:  # ok
        sqlite3.connect(other).execute("VACUUM")  # leak error: connection-leak
        record(conn)


# row 224
def ternary_as_item(path, other, second):
    with closing(sqlite3.connect(other) if second else sqlite3.connect(path)) as conn:  # ok
        record(conn)


# row 225
def single_line(path):
    with closing(sqlite3.connect(path)) as conn: record(conn)  # ok


# row 225
def several_items(path, other):
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(other)) as target:  # ok
        source.backup(target)


# row 226
def returned(path):
    return sqlite3.connect(path)  # ok


# row 227
def both_branches(path, read_only):
    if read_only:
        conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)  # ok
    else:
        conn = sqlite3.connect(path)  # ok
    with closing(conn):
        record(conn)


# row 228
def one_branch(path, wanted):
    if wanted:
        conn = sqlite3.connect(path)  # ok
        with closing(conn):
            record(conn)


# row 229
def replaced_by_none(path, read_only):
    if read_only:
        conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)  # leak error: connection-leak "overwritten"
    else:
        conn = sqlite3.connect(path)  # leak error: connection-leak "overwritten"
    conn = None
    return conn


# row 230
def replaced_in_handler(path):
    try:
        conn = sqlite3.connect(path)  # ok
    except sqlite3.OperationalError:
        conn = sqlite3.connect(":memory:")  # ok
    with closing(conn):
        record(conn)


# row 231
def several_handlers(path):
    try:
        name = record(path)
    except KeyError:
        conn = sqlite3.connect("keys.db")  # ok
    except ValueError:
        conn = sqlite3.connect("values.db")  # ok
    else:
        conn = sqlite3.connect(name)  # ok
    with closing(conn):
        record(conn)


# row 232
def returned_on_two_branches(path, read_only):
    if read_only:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True)  # ok
    return sqlite3.connect(path)  # ok


# row 233
def begun_straight_line(conn: sqlite3.Connection):
    conn.execute("BEGIN EXCLUSIVE")  # leak warning: transaction-leak "on exception" <- line +1
    record("locked")
    conn.execute("COMMIT")


# row 234
@contextmanager
def exclusive(conn: sqlite3.Connection):
    conn.execute("BEGIN EXCLUSIVE")  # ok
    try:
        yield
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


# row 235
def on_a_stack(paths):
    with ExitStack() as stack:
        conns = [stack.enter_context(closing(sqlite3.connect(path))) for path in paths]  # ok
        record(conns)


# row 236
def on_a_given_stack(stack: ExitStack, path):
    return stack.enter_context(closing(sqlite3.connect(path)))  # ok


# row 237
executor = ThreadPoolExecutor(max_workers=4)


def long_lived():
    return executor.submit(record, "tick")  # ok


# row 238
def module_level_used_in_with():
    with catalog:  # ok
        catalog.execute("DELETE FROM items")


# row 239
def unpacked_both(path, other):
    first, second = sqlite3.connect(path), sqlite3.connect(other)  # leak warning: connection-leak
    with closing(first), closing(second):
        record(first)


# row 239
def unpacked_one(path):
    first, second = sqlite3.connect(path), sqlite3.connect(":memory:")  # leak error: connection-leak # leak warning: connection-leak
    first.close()


# row 240: what a container holds is out of sight
def into_containers(path, by_name, conns):
    by_name["main"] = sqlite3.connect(path)  # ok
    conns[0] = sqlite3.connect(path)  # ok


# row 241
class Location:
    def __init__(self, path: str):
        self.path = path

    def open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path)  # ok


def opened_by_method(location: Location):
    conn = location.open()  # leak error: connection-leak <- line +1
    record(conn)


# row 248
@contextmanager
def with_around_the_yield(path):
    with closing(sqlite3.connect(path)) as conn:  # ok
        yield conn
        record("done")


# row 249
@contextmanager
def yield_in_both_arms(path, wanted):
    if wanted:
        with closing(sqlite3.connect(path)) as conn:  # ok
            yield conn
    else:
        yield None


# row 220
@contextmanager
def yields_nothing(path):
    conn = sqlite3.connect(path)  # leak error: yield-without-finally
    record(conn)
    yield
    conn.close()
