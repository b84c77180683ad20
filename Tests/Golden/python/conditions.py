from typing import TYPE_CHECKING
import typing

if TYPE_CHECKING:
    from psycopg2.extensions import connection


def null_tests(a, b):
    if a is None:
        f()
    elif b is not None and a.x == None:
        g()
    else:
        h()


def truthiness(a, b, c):
    if not (a and b) or c:
        f()


def comparisons(a, b):
    if a == 1 or a != "x" or a is True:
        f()
    if a < b <= g():
        h()
    if a > b or a >= b:
        h()
    if a in b and a not in b:
        h()


def calls(a):
    if a.ready():
        return 1
    if isinstance(a, str):
        return 2
    if len(a) > 3:
        return 3


def folded():
    if False:
        never()
    if typing.TYPE_CHECKING:
        never()
    while 1:
        forever()


def walrus(pool):
    if (conn := pool.get()) is not None:
        conn.close()
    while row := pool.next():
        print(row)


def values(a, b):
    x = a or b.make()
    y = a and b and None
    z = a.f() if b is None else b
    return x, y, z


def boolean_variables(conn):
    owned = conn is None
    missing = not conn
    bigger = conn > 3
    if owned:
        f(missing, bigger)


def as_statements(conn):
    conn and conn.close()
    conn.close() if conn else None


def asserted(a):
    assert a is not None, describe(a)
    assert a


def constants(a):
    if a == 1.5:
        f()
    if a == -1 or a == 0x10:
        g()
