"""try, except, else and finally: which ways lead past a release."""

import os
import sqlite3
import sys

TRANSIENT = (KeyError, sqlite3.OperationalError)


class Broken(ValueError):
    pass


def return_in_finally_swallows(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
    try:
        conn.execute("SELECT 1")
    finally:
        return path


def return_in_finally_behind_a_close(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("SELECT 1")
    finally:
        conn.close()
        return path


def break_in_finally_swallows(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # ok
        try:
            conn.execute("SELECT 1")
        finally:
            conn.close()
            break


def continue_past_a_close(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        try:
            conn.execute("SELECT 1")
        except sqlite3.Error:
            continue
        except BaseException:
            conn.close()
            raise
        conn.close()


def subclass_comes_first(path, work):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
    try:
        raise Broken
    except ValueError:
        return
    except BaseException:
        conn.close()
        raise


def subclass_is_meant(path):
    conn = sqlite3.connect(path)  # ok
    try:
        raise Broken
    except KeyError:
        return
    except ValueError:
        conn.close()


def tuple_of_types(path, work):
    conn = sqlite3.connect(path)  # ok
    try:
        raise KeyError
    except TRANSIENT:
        conn.close()
        return
    except BaseException:
        conn.close()
        raise


def not_in_the_tuple(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    try:
        raise ValueError
    except TRANSIENT:
        conn.close()
        return


def raised_from_another(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +4
    try:
        conn.execute("SELECT 1")
    except sqlite3.Error as error:
        raise Broken from error
    conn.close()


def raised_from_another_behind_a_close(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("SELECT 1")
    except sqlite3.Error as error:
        conn.close()
        raise Broken from error
    conn.close()


def stored_and_raised_later(path):
    conn = sqlite3.connect(path)  # ok
    failure = None
    try:
        conn.execute("SELECT 1")
    except sqlite3.Error as error:
        failure = error
    conn.close()
    if failure is not None:
        raise failure


def stored_and_raised_before(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +7
    failure = None
    try:
        conn.execute("SELECT 1")
    except sqlite3.Error as error:
        failure = error
    if failure is not None:
        raise failure
    conn.close()


def closed_in_else_only(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    try:
        conn.execute("SELECT 1")
    except sqlite3.Error:
        print(path)
    else:
        conn.close()


def closed_in_else_and_handler(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("SELECT 1")
    except BaseException:
        conn.close()
        raise
    else:
        conn.close()


def groups(path, work):
    conn = sqlite3.connect(path)  # ok
    try:
        work(path)
    except* ValueError:
        print(path)
    finally:
        conn.close()


def groups_that_leak(path, work):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"
    try:
        work(path)
    except* ValueError:
        print(path)
    conn.close()


def ends_the_process(path, broken):
    conn = sqlite3.connect(path)  # ok
    if broken:
        os._exit(1)
    if path is None:
        sys.exit(2)
    conn.close()


def returns_where_the_process_should_end(path, broken):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +2
    if broken:
        return
    conn.close()
