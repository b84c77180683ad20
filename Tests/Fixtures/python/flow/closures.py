"""Closures and lambdas that release: they keep variables, and what these hold when they run."""

import functools
import sqlite3


def lambda_in_a_variable(path):
    conn = sqlite3.connect(path)  # ok
    undo = lambda: conn.close()
    try:
        print(path)
    finally:
        undo()


def lambda_never_called(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    undo = lambda: conn.close()
    print(undo is None)


def lambda_releases_only_what_it_captures(path):
    first = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    second = sqlite3.connect(path)  # leak error: connection-leak
    undo = lambda: first.close()
    undo()


def variable_not_value(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "overwritten" <- line +2
    undo = lambda: conn.close()
    conn = sqlite3.connect(path)
    undo()


def bound_method(path):
    conn = sqlite3.connect(path)  # ok
    undo = conn.close
    try:
        print(path)
    finally:
        undo()


def nonlocal_release(path):
    conn = sqlite3.connect(path)  # ok

    def undo():
        nonlocal conn
        conn.close()
        conn = None

    try:
        print(path)
    finally:
        undo()


def default_argument(path):
    conn = sqlite3.connect(path)  # ok
    undo = lambda each=conn: each.close()
    undo()
