import os.path
import psycopg2
import sqlalchemy.orm
import sqlalchemy as sa
from psycopg2 import connect as open_connection
from psycopg2.extensions import connection


def module_function(dsn):
    return psycopg2.connect(dsn, connect_timeout=3)


def imported_function(dsn, *rest, **options):
    return open_connection(dsn, *rest, **options)


def dotted_modules():
    engine = sa.create_engine("sqlite://")
    return sqlalchemy.orm.Session(engine)


def chain(conn):
    conn.cursor().execute("SELECT 1").fetchone()["n"].strip()


def constructors(pool):
    a = connection()
    b = pool.Pool(1)
    c = _Private()
    return [a, b, c]


def own_functions():
    later(chain)


def later(callback):
    callback()
    (callback or print)()


def builtins_and_unknown():
    print(len(os.path.join("a", "b")))


def order(a, b):
    a.f(b.g(), key=b.h(a.i()))


def nested_calls():
    def helper(x):
        return helper(x)

    helper(1)
    (lambda y: y)(2)
    return helper
