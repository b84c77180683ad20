"""What a function is made with: arguments that `functools.partial` binds, and default values."""

import functools
import sqlite3
from functools import partial


def close(conn):
    conn.close()


def print_changes(conn):
    print(conn.total_changes)


def run_later(function):
    print(function)


def bound_method(path):
    conn = sqlite3.connect(path)  # ok
    undo = partial(conn.close)
    try:
        print(conn.total_changes, path.upper())
    finally:
        undo()


def bound_argument(path):
    conn = sqlite3.connect(path)  # ok
    undo = functools.partial(close, conn)
    try:
        print(path.upper())
    finally:
        undo()


def bound_argument_never_called(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    undo = functools.partial(close, conn)
    undo = None


def bound_to_something_else(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    show = functools.partial(print_changes, conn)
    show()


def handed_on(path):
    conn = sqlite3.connect(path)  # ok
    run_later(functools.partial(close, conn))


def given_the_rest(path):
    conn = sqlite3.connect(path)  # ok
    undo = partial(close)
    undo(conn)


def opened_by_a_partial(path):
    connect = partial(sqlite3.connect, path)
    conn = connect()  # leak error: connection-leak
    print(conn.total_changes)


def opened_by_a_partial_and_closed(path):
    connect = partial(sqlite3.connect, path)
    with_it = connect()  # ok
    with_it.close()


def bound_when_it_was_made(path):
    conn = sqlite3.connect(path)  # ok
    undo = partial(close, conn)
    conn = None
    undo()


def default_of_a_lambda(path):
    conn = sqlite3.connect(path)  # ok
    undo = lambda each=conn: each.close()
    undo()


def default_of_a_function(path):
    conn = sqlite3.connect(path)  # ok

    def undo(each=conn):
        each.close()

    undo()


def default_that_is_not_used(path, other):
    conn = sqlite3.connect(path)  # leak error: connection-leak

    def show(each=conn):
        print(each.total_changes)

    show()


def default_when_it_was_made(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    undo = lambda each=conn: each.close()
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    undo()
