"""Which handler catches what."""

import sqlite3
import sys

from app.metrics import record


class StoreError(Exception):
    pass


class MissingError(StoreError):
    pass


TRANSIENT = (sqlite3.OperationalError, TimeoutError)


def find(key):
    if key is None:
        raise MissingError(key)
    return key


def subclass_is_caught(path, key):
    conn = sqlite3.connect(path)  # ok
    try:
        find(key)
    except StoreError:
        conn.close()
        raise
    conn.close()


def superclass_is_not_caught(path, key):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +3
    try:
        if key is None:
            raise StoreError(key)
    except MissingError:
        conn.close()
        raise
    conn.close()


def builtin_hierarchy(path, values, key):
    conn = sqlite3.connect(path)  # ok: a KeyError is a LookupError
    try:
        if key not in values:
            raise KeyError(key)
    except LookupError:
        conn.close()
        raise
    conn.close()


def tuple_of_types(path, key):
    conn = sqlite3.connect(path)  # ok
    try:
        if key is None:
            raise ValueError(key)
        if key == "":
            raise TypeError(key)
    except (ValueError, TypeError):
        conn.close()
        raise
    conn.close()


def name_of_a_tuple(path):
    conn = sqlite3.connect(path)  # ok
    try:
        raise TimeoutError(path)
    except TRANSIENT:
        conn.close()
        return None


def first_match_wins(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
    try:
        raise KeyError(path)
    except LookupError:
        return None
    except KeyError:
        conn.close()
        return None


def library_errors(path):
    conn = sqlite3.connect(path)  # ok: an IntegrityError is a sqlite3.Error
    try:
        conn.execute("INSERT INTO items VALUES (1)")
    except sqlite3.Error:
        conn.close()
        return False
    conn.close()
    return True


def library_errors_are_no_value_errors(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    try:
        conn.execute("INSERT INTO items VALUES (1)")
    except ValueError:
        conn.close()
        return False
    conn.close()
    return True


def unknown_may_be_anything(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    try:
        record(conn)
    except (OSError, sqlite3.Error):
        conn.close()
        raise
    conn.close()


def bare_except(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
    except:
        conn.close()
        raise
    conn.close()


def assertion(path, value):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    assert value > 0
    conn.close()


def exits_the_process(path):
    conn = sqlite3.connect(path)  # ok: the process ends
    if not path:
        sys.exit("no path")
    conn.close()


def raises_system_exit(path):
    conn = sqlite3.connect(path)  # ok
    if not path:
        raise SystemExit(2)
    conn.close()


def exception_group(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
    except* ValueError:
        record("values")
    finally:
        conn.close()


def error_returned_as_value(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
    try:
        record(conn)
    except Exception as error:
        return error
    conn.close()
    return None
