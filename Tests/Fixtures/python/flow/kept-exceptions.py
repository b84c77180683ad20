"""Exceptions that are kept in a variable and raised, or not, when what is held has been closed, or not."""

import sqlite3

from app.metrics import record


def raised_behind_the_close(path):
    conn = sqlite3.connect(path)  # ok
    failure = None
    try:
        record(path)
    except BaseException as error:
        failure = error
    conn.close()
    if failure:
        raise failure


def raised_before_the_close(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +7
    failure = None
    try:
        record(path)
    except BaseException as error:
        failure = error
    if failure:
        raise failure
    conn.close()


def some_kinds_go_on(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +5
    try:
        record(path)
    except Exception as error:
        if not isinstance(error, ValueError):
            raise
        print(error)
    conn.close()


def some_kinds_go_on_behind_a_close(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except Exception as error:
        if not isinstance(error, ValueError):
            conn.close()
            raise
        print(error)
    conn.close()


def raised_from_the_one_that_was_caught(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +4
    try:
        record(path)
    except Exception as error:
        raise RuntimeError(path) from error
    conn.close()


def raised_from_none_behind_a_close(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except Exception:
        conn.close()
        raise RuntimeError(path) from None
    conn.close()


def with_its_traceback(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except Exception as error:
        conn.close()
        raise error.with_traceback(None)
    conn.close()


def tried_again(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +9
    failure = None
    for attempt in range(3):
        try:
            record(path)
            break
        except Exception as error:
            failure = error
    else:
        raise failure
    conn.close()


def tried_again_behind_finally(path):
    conn = sqlite3.connect(path)  # ok
    failure = None
    try:
        for attempt in range(3):
            try:
                return record(path)
            except Exception as error:
                failure = error
        raise failure
    finally:
        conn.close()


def first_of_several_types(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
    try:
        record(path)
    except (KeyError, ValueError) as error:
        return error
    except BaseException:
        conn.close()
        raise
    conn.close()
