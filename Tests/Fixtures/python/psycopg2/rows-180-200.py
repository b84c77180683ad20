"""Opening and closing in one function, or in helpers of it: rows 180 to 200."""

import logging
from contextlib import closing

import psycopg2
import psycopg2.extensions

from app.metrics import record

logger = logging.getLogger(__name__)


class StoreError(Exception):
    pass


# row 180
def straight_line(dsn):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
    record("connected")
    conn.close()


# row 181
def opened_only(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak "when the function ends" <- line +0


# row 182
def nothing_between(dsn):
    conn = psycopg2.connect(dsn)  # ok
    conn.close()


# row 183
def with_statement(dsn):
    with closing(psycopg2.connect(dsn)) as conn:  # ok
        record(conn)


# row 184
def try_finally(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        record(conn)
    finally:
        conn.close()


# row 185
def none_first(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        if conn:
            conn.close()


# row 186
def none_first_is_not(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        record(conn)
    finally:
        if not conn is None:
            conn.close()


# row 186
def none_first_with_handler(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # ok
        with conn.cursor() as cur:
            cur.execute("SELECT 1")
            return cur.fetchone()
    except psycopg2.Error as error:
        logger.error("query failed: %s", error)
        raise StoreError(dsn) from error
    finally:
        if conn is not None:
            conn.close()


# row 187
def inverted_is_none(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # leak error: connection-leak
        record(conn)
    finally:
        if conn is None:
            conn.close()


# row 187
def inverted_not(dsn):
    conn = None
    try:
        conn = psycopg2.connect(dsn)  # leak error: connection-leak
        record(conn)
    finally:
        if not conn:
            conn.close()


# row 188
def returned(dsn):
    return psycopg2.connect(dsn)  # ok


# row 189: what the library raises is what is caught
def closed_in_handler(dsn, names):
    conn = psycopg2.connect(dsn)  # ok
    try:
        cur = conn.cursor()
        cur.executemany("INSERT INTO names VALUES (%s)", names)
        conn.commit()
        conn.close()
    except psycopg2.Error:
        conn.close()


# row 190
def closed_in_unrelated_handler(dsn):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak <- line +3
    try:
        cur = conn.cursor()
        cur.execute("DELETE FROM names")
        conn.close()
    except KeyError:
        conn.close()


# row 191
def harmless_call_besides(dsn):
    conn = psycopg2.connect(dsn)  # ok: what cannot raise needs no handler
    try:
        cur = conn.cursor()
        logger.debug("counting names")
        cur.execute("SELECT count(*) FROM names")
        conn.close()
    except psycopg2.Error:
        conn.close()
        raise


# row 192
def used_and_forgotten(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak "when the function ends" <- line +2
    cur = conn.cursor()
    cur.execute("DELETE FROM names")


# row 193
def open_plain(dsn):
    return psycopg2.connect(dsn)  # ok


def open_logged(dsn):
    logger.info("opening")
    return open_plain(dsn)  # ok


def opened_through_two_levels(dsn):
    conn = open_logged(dsn)  # leak warning: connection-leak "on exception" <- line +1
    record(conn)
    conn.close()


# row 194
def really_close(conn):
    conn.close()


def shut(conn):
    really_close(conn)


def closed_through_two_levels(dsn):
    conn = open_logged(dsn)  # ok
    try:
        record(conn)
    finally:
        shut(conn)


# row 195
def swallowed_in_the_same_try(dsn):
    try:
        conn = psycopg2.connect(dsn)  # leak: connection-leak
        record(conn)
        conn.close()
    except Exception:
        pass


def check(value):
    if value < 0:
        raise ValueError("negative")


# row 196
def other_exception_type(dsn, value):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak <- line +2
    try:
        check(value)
        conn.close()
    except psycopg2.Error:
        conn.close()


# row 197
def opened_under_a_handler(dsn):
    try:
        conn = psycopg2.connect(dsn)  # ok
    except psycopg2.OperationalError as error:
        raise StoreError(dsn) from error
    with closing(conn):
        record(conn)


# row 198
class Connected:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None

    def __enter__(self):
        self.conn = psycopg2.connect(self.dsn)  # ok
        return self.conn

    def __exit__(self, *details):
        self.conn.close()


def uses_connected(dsn):
    with Connected(dsn) as conn:  # ok
        record(conn)


class Repository:
    def __init__(self, conn):
        self.conn = conn

    def names(self):
        cur = self.conn.cursor()
        cur.execute("SELECT name FROM names")
        return cur.fetchall()

    def close(self):
        self.conn.close()


# row 199
def wrapped_and_returned(dsn):
    conn = psycopg2.connect(dsn)  # ok: the repository owns it, the caller the repository
    return Repository(conn)


# row 199
def wrapped_inline_and_returned(dsn):
    return Repository(psycopg2.connect(dsn))  # ok


# row 200
def own_or_given(dsn, given, is_own):
    conn = psycopg2.connect(dsn) if is_own else given  # ok: closed under the same flag
    try:
        record(conn)
    finally:
        if is_own:
            conn.close()


# row 200
def own_or_none(dsn, given=None):
    is_own = given is None
    if is_own:
        conn = psycopg2.connect(dsn)  # ok
    else:
        conn = given
    try:
        record(conn)
    finally:
        if is_own:
            conn.close()
