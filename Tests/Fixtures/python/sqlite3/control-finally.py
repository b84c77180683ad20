"""Every way into and out of `finally`."""

import sqlite3

from app.metrics import record


def return_in_try(path):
    conn = sqlite3.connect(path)  # ok
    try:
        return record(conn)
    finally:
        conn.close()


def return_in_try_without_release(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +2
    try:
        return record(conn)
    finally:
        record("done")


def return_in_finally_swallows(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +5
    try:
        record(conn)
        conn.close()
    finally:
        return None


def return_in_finally_after_release(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
    finally:
        conn.close()
        return None


def break_in_try(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # ok
        try:
            if record(conn):
                break
        finally:
            conn.close()


def break_skips_close(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        try:
            if record(conn):
                break
        finally:
            record("next")
        conn.close()


def continue_in_try(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # ok
        try:
            if record(conn):
                continue
            record("used")
        finally:
            conn.close()


def continue_skips_close(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        try:
            if record(conn):
                continue
        except ValueError:
            pass
        conn.close()


def else_closes(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
    except Exception:
        conn.close()
        raise
    else:
        conn.close()


def else_raises(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +7
    try:
        record(conn)
    except Exception:
        conn.close()
        raise
    else:
        record("fine")
    conn.close()


def raise_in_handler(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +4
    try:
        record(conn)
    except Exception as error:
        raise RuntimeError(path) from error
    conn.close()


def raise_in_handler_with_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(conn)
    except Exception as error:
        raise RuntimeError(path) from error
    finally:
        conn.close()


def nested(path):
    conn = sqlite3.connect(path)  # ok
    try:
        try:
            record(conn)
        finally:
            record("inner")
    finally:
        conn.close()


def nested_finally_raises_first(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +4
    try:
        record("before")
    finally:
        record("in the way")
        conn.close()


def reraised_later(path):
    conn = sqlite3.connect(path)  # ok
    failure = None
    try:
        record(conn)
    except Exception as error:
        failure = error
    conn.close()
    if failure is not None:
        raise failure


def reraised_before_close(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +7
    failure = None
    try:
        record(conn)
    except Exception as error:
        failure = error
    if failure is not None:
        raise failure
    conn.close()


def completion_flag(path):
    conn = sqlite3.connect(path)  # ok: closed on exactly one of two ways
    finished = False
    try:
        record(conn)
        finished = True
    finally:
        if not finished:
            conn.close()
    conn.close()


def while_with_finally(path):
    attempts = 0
    while attempts < 3:
        attempts += 1
        conn = sqlite3.connect(path)  # ok
        try:
            return record(conn)
        except ValueError:
            continue
        finally:
            conn.close()
    return None
