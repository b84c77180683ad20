"""Ownership and guards: rows 201 to 216."""

from contextlib import closing

import psycopg2
import psycopg2.extensions

from app.metrics import record
from app.web import RowsResponse


# row 201
class Exporter:
    default = psycopg2.connect("dbname=exports")

    def __init__(self, dsn=None):
        if dsn is None:
            self.conn = Exporter.default
        else:
            self.conn = psycopg2.connect(dsn)  # ok: `__del__` closes it

    def __del__(self):
        if self.conn is not Exporter.default:
            self.conn.close()


# row 202
def with_fallbacks(primary, replica):
    try:
        return psycopg2.connect(primary), "primary"  # ok
    except psycopg2.OperationalError:
        try:
            conn = psycopg2.connect(replica)  # ok
            return conn, "replica"
        except psycopg2.OperationalError:
            return None, "none"


# row 203
def closed_unless_closed(dsn, early):
    conn = psycopg2.connect(dsn)  # ok
    try:
        if early:
            conn.close()
            return
        record(conn)
    finally:
        if not conn.closed:
            conn.close()


# row 204
def closed_if_closed(dsn):
    conn = psycopg2.connect(dsn)  # leak error: connection-leak
    try:
        record(conn)
    finally:
        if conn.closed:
            conn.close()


class Repository:
    def __init__(self, conn: psycopg2.extensions.connection):
        self.conn = conn

    def save(self):
        self.conn.cursor().execute("INSERT INTO saves DEFAULT VALUES")
        self.conn.commit()

    def close(self):
        self.conn.close()


# row 205
def wrapper_dropped(dsn):
    repository = Repository(psycopg2.connect(dsn))  # leak error: connection-leak "when the function ends" <- line +1
    repository.save()


# row 206
def swallowed_and_closed(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        record(conn)
    except:
        pass
    conn.close()


# row 207
def handed_to_response(dsn):
    conn = psycopg2.connect(dsn)  # ok: the response closes it when it is sent
    try:
        return RowsResponse(conn)
    except Exception:
        conn.close()
        raise


# row 208
def plain_functions(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        psycopg2.extensions.register_type(psycopg2.extensions.UNICODE, conn)
    finally:
        conn.close()


# row 209
def wrapper_straight_line(dsn):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception"
    repository = Repository(conn)
    repository.save()
    repository.close()


# row 210
def wrapper_finally(dsn):
    conn = psycopg2.connect(dsn)  # ok
    try:
        repository = Repository(conn)
        repository.save()
    finally:
        conn.close()


# row 212
def with_and_reader(dsn):
    with closing(psycopg2.connect(dsn)) as conn:  # ok
        reader = Repository(conn)
        return reader.save()


# row 213
def with_and_two_reads(dsn):
    with closing(psycopg2.connect(dsn)) as conn:  # ok
        cur = conn.cursor()
        cur.execute("SELECT 1")
        first = cur.fetchone()
        cur.execute("SELECT 2")
        return first, cur.fetchone()


# row 214
def wrapper_inside_with(dsn):
    with closing(psycopg2.connect(dsn)) as conn, closing(Repository(conn)) as repository:  # ok
        repository.save()


# row 215
def one_liner(dsn):
    psycopg2.connect(dsn).close()  # ok


# row 216
class Store:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok: `close` closes it

    def close(self):
        self.conn.close()
