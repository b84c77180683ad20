"""A loop over what stands in the source takes each element, in order, and raises nothing by itself."""

import sqlite3


def closed_in_turn(path):
    first = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    second = sqlite3.connect(path)  # ok
    for each in (first, second):
        each.close()


def closed_in_a_comprehension(path):
    conn = sqlite3.connect(path)  # ok
    [each.close() for each in [conn]]


def used_in_turn(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    for each in (conn,):
        each.execute("SELECT 1")
    conn.close()


def left_early(path, other):
    conn = sqlite3.connect(path)  # leak error: connection-leak <- line +4
    for each in (other, conn):
        if each.closed:
            break
        each.close()
