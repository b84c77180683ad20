"""What two tests say together, and what is still known of an exception behind `with` and `finally`."""

import sqlite3
from contextlib import nullcontext


def work():
    raise ValueError


def as_true_as_the_other(path, quick, again):
    conn = None
    if not quick:
        conn = sqlite3.connect(path)  # ok
    if quick == again and again:
        conn = None
    if conn is not None:
        conn.close()


def not_as_true(path, quick, again):
    conn = None
    if not quick:
        conn = sqlite3.connect(path)  # leak error: connection-leak
    if quick != again and again:
        conn = None
    if conn is not None:
        conn.close()


def still_none_of_them_behind_with(path):
    conn = None
    try:
        with nullcontext():
            conn = sqlite3.connect(path)  # ok
            try:
                work()
            except ValueError:
                conn.close()
                raise
            conn.close()
            conn = None
    except ValueError:
        return
    except BaseException:
        if conn is not None:
            conn.close()
        raise


def still_none_of_them_behind_finally(path):
    conn = None
    try:
        try:
            conn = sqlite3.connect(path)  # ok
            try:
                work()
            except ValueError:
                conn.close()
                raise
            conn.close()
            conn = None
        finally:
            print(path)
    except ValueError:
        return
    except BaseException:
        if conn is not None:
            conn.close()
        raise


def another_came_behind(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return"
    try:
        try:
            work()
        except KeyError:
            conn.close()
            raise
        finally:
            try:
                work()
            except Exception:
                raise KeyError from None
    except KeyError:
        return
    conn.close()
