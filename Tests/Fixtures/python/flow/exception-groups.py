"""`except*`: several handlers may run, and what none of them names goes on."""

import sqlite3

from app.metrics import record


def what_is_not_named_goes_on(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    try:
        record(path)
    except* ValueError:
        conn.close()
        return_value = 1
    conn.close()


def everything_is_named(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except* Exception:
        print(path)
    conn.close()


def one_handler_forgets(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    closed = False
    try:
        record(path)
        closed = True
    except* ValueError:
        print(path)
    except* Exception:
        closed = True
    if closed:
        conn.close()


def each_handler_closes(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except* (ValueError, KeyError):
        conn.close()
    except* Exception:
        conn.close()
    else:
        conn.close()


def behind_else_and_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except* ValueError as errors:
        print(errors.exceptions)
    else:
        record(path)
    finally:
        conn.close()


def raises_in_a_handler(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +4
    try:
        record(path)
    except* Exception as errors:
        raise KeyError(path) from errors
    conn.close()


def raises_in_a_handler_behind_a_close(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except* BaseException as errors:
        conn.close()
        raise
    conn.close()
