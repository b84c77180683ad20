"""Regular and exceptional exits, branches, loops, helpers: rows 340 to 370."""

import psycopg2
import psycopg2.extensions

from app.metrics import record


# row 340
def stored_and_dropped(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak "when the function ends" <- line +1
    record(conn)


# row 340
def declared_then_assigned(dsn):
    conn = None
    conn = psycopg2.connect(dsn)  # leak error: connection-leak "when the function ends" <- line +1
    record(conn)


# row 341
def connected_and_closed(dsn):
    conn = psycopg2.connect(dsn)  # ok
    conn.close()
    return conn  # leak error: use-after-release <- line -1


def drops_a_closed_one(dsn):
    conn = connected_and_closed(dsn)  # ok: was closed before it was returned
    record(conn)


# row 342
def leaks_inside(dsn):
    def probe():
        conn = psycopg2.connect(dsn)  # leak error: connection-leak <- line +1
        record(conn)

    return probe


# row 342
def leaks_inside_lambda(dsns):
    return [(lambda: record(psycopg2.connect(dsn)))() for dsn in dsns]  # leak warning: connection-leak


# row 343
def if_releases(dsn, wanted):
    if wanted:
        conn = psycopg2.connect(dsn)  # ok
        conn.close()
    else:
        conn = psycopg2.connect(dsn)  # leak error: connection-leak "when the function ends"
        record(conn)


# row 343
def if_releases_declared_outside(dsn, wanted):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak "when the function ends" <- line +4
    if wanted:
        conn.close()
    else:
        record(conn)


# row 343
def if_releases_none_first(dsn, wanted):
    conn = None
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    if wanted:
        conn.close()


# row 344
def overwritten_in_one_branch(first, second, wanted):
    conn = psycopg2.connect(first)  # leak error: connection-leak
    if wanted:
        conn = psycopg2.connect(second)  # leak error: connection-leak
    record(conn)


# row 345
def out_of_scope_after_release(dsn, wanted):
    if wanted:
        conn = psycopg2.connect(dsn)  # ok
        conn.close()
    return wanted


# row 346
def none_only():
    conn = None  # ok
    return conn


# row 347
def endless(dsn):
    while True:
        conn = psycopg2.connect(dsn)  # leak error: connection-leak
        record(conn)


# row 348
def overwritten_each_round(dsn, dsns):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    for other in dsns:
        conn = psycopg2.connect(other)  # leak error: connection-leak
    record(conn)


# row 349
def branches_in_a_loop(dsns, wanted):
    for dsn in dsns:
        conn = psycopg2.connect(dsn)  # ok: each branch releases
        if wanted:
            conn.close()
            continue
        try:
            record(conn)
        finally:
            conn.close()


# row 350
def replaced_by_none(dsn, wanted):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    if wanted:
        conn = None
    else:
        conn = None
    record(conn)


# row 350
def replaced_by_none_on_one_branch(dsn, wanted):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak "overwritten" <- line +2
    if wanted:
        conn = None
    if conn is not None:
        conn.close()


def ensure_closed(conn):
    if conn is not None:
        conn.close()


# row 351
def released_by_helper(dsn):
    conn = psycopg2.connect(dsn)  # ok
    ensure_closed(conn)


# row 352
def raise_inside_try(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        raise ValueError(dsn)
    finally:
        conn.close()


class TracingConnection(psycopg2.extensions.connection):
    pass


# row 353
def subclass_dropped(dsn):
    conn = psycopg2.connect(dsn, connection_factory=TracingConnection)  # leak error: connection-leak <- line +1
    record(conn)


# row 354
def raise_before_release(dsn, value):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +2
    if value < 0:
        raise ValueError(value)
    conn.close()


# row 354
def raise_after_release(dsn, value):
    conn = psycopg2.connect(dsn)  # ok
    conn.close()
    if value < 0:
        raise ValueError(value)


# row 355
def chained_release(dsn):
    psycopg2.connect(dsn).close()  # ok


# row 355
def chained_without_release(dsn):
    psycopg2.connect(dsn).cursor()  # leak error: connection-leak


# row 355
def bare(dsn):
    psycopg2.connect(dsn)  # leak error: connection-leak


def count(conn):
    cur = conn.cursor()
    cur.execute("SELECT count(*) FROM names")
    return cur.fetchone()[0]


# row 358
def borrowed_and_dropped(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak "on return" <- line +1
    return count(conn)


# row 360
def return_inside_try(dsn):
    try:
        conn = psycopg2.connect(dsn)  # ok
        return conn
    except psycopg2.OperationalError:
        return None


# row 361
def second_raises(first, second):
    source = psycopg2.connect(first)  # leak warning: connection-leak "on exception" <- line +1
    target = psycopg2.connect(second)  # ok
    target.close()
    source.close()


# row 361
def second_raises_nested(first, second):
    source = psycopg2.connect(first)  # ok
    try:
        target = psycopg2.connect(second)  # ok
        try:
            record(source, target)
        finally:
            target.close()
    finally:
        source.close()


# row 362: closing the cursor closes no connection
def only_derived_closed(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    cur = conn.cursor()
    try:
        cur.execute("SELECT 1")
        return cur.fetchone()
    finally:
        cur.close()


# row 363
def closed_though_maybe_none(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        conn.close()


def close_quietly(conn):
    if conn is None:
        return
    try:
        conn.close()
    except psycopg2.Error:
        pass


# row 364
def helper_in_finally(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        close_quietly(conn)


# row 365
def three_branches(primary, replica, mode):
    if mode == "primary":
        conn = psycopg2.connect(primary)  # ok
    elif mode == "replica":
        conn = psycopg2.connect(replica)  # ok
    else:
        conn = psycopg2.connect("")  # ok
    try:
        record(conn)
    finally:
        close_quietly(conn)


def configured(conn: psycopg2.extensions.connection):
    conn.set_session(autocommit=True)
    return conn


# row 366
def configure_then_return(dsn):
    return configured(psycopg2.connect(dsn))  # ok


# row 366
def configured_and_closed(dsn):
    conn = configured(psycopg2.connect(dsn))  # ok
    try:
        record(conn)
    finally:
        conn.close()


# row 366
def configured_and_dropped(dsn):
    conn = configured(psycopg2.connect(dsn))  # leak error: connection-leak
    record(conn)


# row 367
def setup_before_return(dsn):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +2
    cur = conn.cursor()
    cur.execute("SET search_path TO app")
    return conn


# row 367
def setup_before_return_guarded(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        cur = conn.cursor()
        cur.execute("SET search_path TO app")
    except psycopg2.Error:
        conn.close()
        raise
    return conn


# row 368
def handlers_close_and_return(dsn, registry):
    conn = psycopg2.connect(dsn)  # ok
    try:
        record(conn)
    except ValueError:
        conn.close()
        return False
    except Exception:
        conn.close()
        return False
    try:
        registry.register(conn)
    except Exception:
        conn.close()
        raise
    return True


# row 369
def closes_all(conns):
    for conn in conns:
        conn.close()


# row 369
def closes_by_index(conns):
    for index in range(len(conns)):
        conns[index].close()
