"""Closures and lambdas that release: they keep variables, and what these hold when they run."""

import atexit
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


def registered_by_a_decorator(path, app):
    conn = sqlite3.connect(path)  # ok

    @app.on_event("shutdown")
    def end():
        conn.close()


def used_by_what_is_registered(path, app):
    conn = sqlite3.connect(path)  # ok: as long as the application has the function

    @app.get("/")
    def index():
        return conn.execute("SELECT 1").fetchone()

    return app


def forgotten_beside_what_is_registered(path, app):
    conn = sqlite3.connect(path)  # leak error: connection-leak

    @app.get("/")
    def index():
        return path

    conn.execute("SELECT 1")
    return app


def registered_by_a_name(path):
    conn = sqlite3.connect(path)  # ok

    @atexit.register
    def end():
        conn.close()


def decorated_and_called(path, trace):
    conn = sqlite3.connect(path)  # leak error: connection-leak

    @trace
    def ping():
        conn.execute("SELECT 1")

    ping()


def wrapped_and_called(path, work):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"

    @functools.wraps(work)
    def end():
        conn.close()

    work(path)
    end()


def put_away_by_a_closure(path, other):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +7

    def end():
        nonlocal conn
        conn.close()
        conn = None

    second = sqlite3.connect(other)  # leak error: connection-leak "when the function ends"
    end()
    dispose(conn)


def dispose(conn):
    if conn is not None:
        conn.close()


def replaced_by_a_closure(path):
    conn = sqlite3.connect(path)  # todo-leak error: connection-leak

    def forget():
        nonlocal conn
        conn = None

    forget()
    if conn is not None:
        conn.close()


def one_of_several_in_a_variable(path, work):
    conn = sqlite3.connect(path)  # ok: what is called may be any of them
    undo = lambda: conn.close()
    try:
        undo = lambda c=conn: c.close()
        try:
            undo = lambda: conn.close()
            work()
        finally:
            undo()
    finally:
        undo()


def changed_in_a_variable(path, work):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +3
    undo = lambda: conn.close()
    try:
        work()
    except ValueError:
        undo()
        raise
    undo()
