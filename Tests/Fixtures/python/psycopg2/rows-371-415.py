"""Ownership that moves: rows 371 to 415."""

from contextlib import closing

import psycopg2
import psycopg2.extensions
from psycopg2.pool import SimpleConnectionPool

from app.metrics import record
from app.wrapping import Wrapper


# row 371
def finally_raises(dsn):
    try:
        return psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +2
    finally:
        record("opened")


# row 372: leaving `with conn` commits, which may fail
def with_exit_raises(audit: psycopg2.extensions.connection, dsn):
    with audit:
        return psycopg2.connect(dsn)  # leak warning: connection-leak "on exception"


# row 373
def returned_or_closed(conn, wanted):
    if wanted:
        return conn
    conn.close()
    return None


def uses_returned_or_closed(dsn, wanted):
    conn = psycopg2.connect(dsn)  # ok
    return returned_or_closed(conn, wanted)


# row 374
def moved_or_closed(dsn, wanted):
    conn = psycopg2.connect(dsn)  # ok
    result = None
    if wanted:
        result = conn
    else:
        conn.close()
    return result


# row 375
def moved_or_closed_under_with(guard, dsn, wanted):
    result = None
    conn = psycopg2.connect(dsn)  # ok
    try:
        if wanted:
            result = conn
    finally:
        if result is None:
            conn.close()
    return result


# row 376
def replace(old, dsn):
    new = psycopg2.connect(dsn)  # ok
    try:
        old.cancel()
    except Exception as error:
        new.close()
        raise RuntimeError("cannot replace") from error
    return new


def consume(conn: psycopg2.extensions.connection):
    cur = conn.cursor()
    cur.execute("DELETE FROM queue")
    conn.close()


# row 377: a callee that raises has not closed it
def consumer_raises(dsn):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
    consume(conn)


# row 377
def consumer_raises_handled(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        consume(conn)
    except Exception:
        conn.close()
        raise


# row 378
def transfer_and_ignore(dsn):
    conn = psycopg2.connect(dsn)  # leak: connection-leak
    try:
        consume(conn)
    except Exception:
        pass


# row 378
def transfer_and_close(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        consume(conn)
    except Exception:
        conn.close()


# row 379
class RaisesAfterAcquiring:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # leak warning: connection-leak <- line +1
        record(self.conn)

    def close(self):
        self.conn.close()


# row 380
class ClosesBeforeRaising:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok
        try:
            record(self.conn)
        except Exception:
            self.conn.close()
            raise

    def close(self):
        self.conn.close()


# row 381
class StoresThenRaises:
    def __init__(self, conn: psycopg2.extensions.connection):
        self.conn = conn  # ok: the caller's
        record(conn)


# row 383
class Pair:
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def close(self):
        try:
            self.first.close()
        finally:
            self.second.close()


# row 383
def pair_closed(first, second):
    source = psycopg2.connect(first)  # ok
    try:
        target = psycopg2.connect(second)  # ok
    except psycopg2.Error:
        source.close()
        raise
    pair = Pair(source, target)
    pair.close()


# row 385
class Lazy:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None

    # row 412
    def get(self):
        if self.conn is None:
            self.conn = psycopg2.connect(self.dsn)  # ok
        return self.conn

    def reopen(self):
        if self.conn is not None:
            self.conn.close()
        self.conn = psycopg2.connect(self.dsn)  # ok


class Holder:
    def __init__(self, conn):
        self.conn = conn

    def close(self):
        self.conn.close()


# row 390
def close_outer(dsn):
    holder = Holder(psycopg2.connect(dsn))  # ok
    holder.close()


# row 390
def close_inner(dsn):
    conn = psycopg2.connect(dsn)  # ok
    holder = Holder(conn)
    conn.close()
    return holder


# row 391
def pair_half_closed(first, second):
    source = psycopg2.connect(first)  # ok
    try:
        target = psycopg2.connect(second)  # leak error: connection-leak
        pair = Pair(source, target)
    finally:
        source.close()
    del pair


class Forgetful:
    def __init__(self, conn):
        self.name = "forgetful"

    def close(self):
        self.name = None


# row 392
def wrapper_drops_argument(dsn):
    wrapper = Forgetful(psycopg2.connect(dsn))  # leak error: connection-leak
    wrapper.close()


# row 393
def wrapper_raises(dsn):
    wrapper = None
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception"
    try:
        wrapper = Wrapper(conn)
        record(wrapper)
    finally:
        if wrapper is not None:
            wrapper.close()


def same(conn):
    return conn


def same_again(conn):
    return same(conn)


def nothing(conn):
    return None


# row 394
def chain_returns_alias(dsn):
    conn = psycopg2.connect(dsn)  # ok
    same_again(conn).close()


# row 394
def chain_returns_none(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    conn = nothing(conn)
    return conn


# row 396
def reassigned_to_wrapper(dsn):
    conn = psycopg2.connect(dsn)  # ok
    conn = Holder(conn)
    conn.close()


# row 397
def self_assignment(dsn):
    conn = psycopg2.connect(dsn)  # ok
    conn = conn
    conn.close()


# row 398
def ternary_released(first, second, wanted):
    conn = psycopg2.connect(first) if wanted else psycopg2.connect(second)  # ok
    conn.close()


# row 398
def ternary_dropped(first, second, wanted):
    conn = psycopg2.connect(first) if wanted else psycopg2.connect(second)  # leak error: connection-leak # leak error: connection-leak
    del conn


# row 399
def ternary_loses_existing(first, second, keep):
    conn = psycopg2.connect(first)  # leak error: connection-leak "overwritten"
    conn = conn if keep else psycopg2.connect(second)  # ok
    conn.close()


# row 400
def ternary_argument(dsn, wanted):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    close_given(conn if wanted else None)


def close_given(conn):
    if conn is not None:
        conn.close()


# row 401
def ternary_in_loop(dsns, keep):
    conn = None
    for dsn in dsns:
        conn = conn if keep else psycopg2.connect(dsn)  # leak error: connection-leak
    if conn is not None:
        conn.close()


# row 402
def closed_guard(dsn):
    conn = psycopg2.connect(dsn)  # ok
    if not conn.closed:
        conn.close()


# row 403
def return_before_acquisition(dsn):
    if not dsn:
        return None
    conn = psycopg2.connect(dsn)  # ok
    conn.close()
    return dsn


def open_or_none(dsn):
    try:
        return psycopg2.connect(dsn)  # ok
    except psycopg2.OperationalError:
        return None


# row 403
def none_from_acquirer(dsn):
    conn = open_or_none(dsn)  # ok
    if conn is None:
        return None
    try:
        return conn.server_version
    finally:
        conn.close()


# row 404
def with_existing_variable(dsn):
    conn = psycopg2.connect(dsn)  # ok
    with closing(conn):
        record(conn)


# row 405
def outer_constructor_raises(dsn):
    with closing(Wrapper(psycopg2.connect(dsn))) as wrapper:  # leak warning: connection-leak "on exception" <- line +0
        record(wrapper)


# row 406
def closed_after_with(dsn, audit: psycopg2.extensions.connection):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception"
    with audit:
        pass
    conn.close()


# row 407: a leased connection is put back, not closed
def closed_only(pool: SimpleConnectionPool):
    with closing(pool.getconn()) as conn:  # leak error: connection-leak
        record(conn)


# row 410
def typed_as_object(dsn):
    conn: object = psycopg2.connect(dsn)  # leak error: connection-leak
    record(conn)


# row 413: a close does not raise
def two_closes_in_finally(first, second):
    source = psycopg2.connect(first)  # ok
    target = None
    try:
        target = psycopg2.connect(second)  # ok
        record(source, target)
    finally:
        source.close()
        if target is not None:
            target.close()


# row 415
class Conditional:
    def __init__(self, dsn, wanted):
        self.conn = None
        if wanted:
            self.connect(dsn)

    def connect(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok

    def close(self):
        if self.conn is not None:
            self.conn.close()
