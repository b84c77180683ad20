# Two types with a field of the same name: what becomes of one says nothing of the other where the type is known.
from typing import NamedTuple

import psycopg2


class Opened(NamedTuple):
    conn: object
    label: str


class Lent(NamedTuple):
    conn: object
    label: str


def opened():
    c = psycopg2.connect("dbname=shop")  # ok
    return Opened(c, "shop")


def lend(conn):
    return Lent(conn, "lent")


def borrower(lent: Lent):
    return lent.conn


def closes_what_it_opened():
    handle = opened()  # ok
    handle.conn.close()


def forgets_what_it_opened():
    handle = opened()  # leak: connection-leak "when the function ends" <- line +1
    print(handle.label)
