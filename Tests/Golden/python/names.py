import psycopg2

try:
    import ujson as json
except ImportError:
    json = None

total = 0
QUERY = "SELECT 1"
changed = "a"
changed = "b"


def reads_globals(json_text):
    print(total, QUERY, changed, json, __name__)


def assigns_global():
    global total
    total = total + 1


def local_import():
    from psycopg2 import pool
    import os.path as p

    return pool.SimpleConnectionPool(p)


def captures(a):
    b = 1

    def middle():
        def inner():
            nonlocal b
            b = a
            return late

        return inner

    late = 2
    return middle


def shadows(psycopg2):
    psycopg2.connect()


class Outer:
    limit = 3
    double = limit * 2
    values = [limit for _ in total]

    def method(self):
        return limit

    class Inner:
        def make(self):
            return Outer.Inner()


def local_class():
    class Row:
        def build(self):
            return Row()

    return Row()


def comprehension_scope(x, rows):
    y = [x for x in rows]
    z = lambda: [x for x in rows]
    w = [lambda: row for row in rows]
    return x, y, z, w


def walrus(rows):
    if any((found := row) for row in rows):
        return found


def constant_name():
    sql = "BEGIN"
    return execute(sql)


def not_constant(sql=None):
    if sql is None:
        sql = "BEGIN"
    return execute(sql)
