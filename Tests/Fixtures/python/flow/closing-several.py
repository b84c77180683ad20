"""Functions that close each of what they are given, as arguments or in a collection."""

import sqlite3

from app.metrics import record


def close_all(*conns):
    for conn in conns:
        conn.close()


def close_those_that_are_there(*conns):
    for conn in conns:
        if conn is not None:
            conn.close()


def close_each(conns):
    for conn in conns:
        conn.close()


def close_the_rest(first, *others):
    record(first)
    for other in others:
        other.close()


def use_all(*conns):
    for conn in conns:
        conn.execute("SELECT 1")


def in_finally(path, other):
    first = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    second = sqlite3.connect(other)  # ok
    try:
        record(first, second)
    finally:
        close_all(first, second)


def in_finally_where_they_may_be_missing(path, other):
    first = second = None
    try:
        first = sqlite3.connect(path)  # ok
        second = sqlite3.connect(other)  # ok
        record(first, second)
    finally:
        close_those_that_are_there(first, second)


def in_a_list(path, other):
    conn = sqlite3.connect(path)  # ok
    close_each([conn])


def spread(path):
    conn = sqlite3.connect(path)  # ok
    conns = (conn,)
    close_all(*conns)


def by_another_function(path):
    conn = sqlite3.connect(path)  # ok
    close_both(conn, conn)


def close_both(first, second):
    close_all(first, second)


def not_the_first(path, other):
    first = sqlite3.connect(path)  # leak error: connection-leak
    second = sqlite3.connect(other)  # leak warning: connection-leak "on exception"
    close_the_rest(first, second)


def only_used(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    use_all(conn)


def one_is_left_out(path, other):
    first = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    second = sqlite3.connect(other)  # leak error: connection-leak
    close_all(first)
