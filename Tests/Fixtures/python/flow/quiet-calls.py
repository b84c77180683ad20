"""Calls that raise nothing, under each of their names."""
import datetime
import datetime as dt
import pathlib
import sqlite3


def quiet():
    conn = sqlite3.connect("x")  # ok
    seen = set()
    rows, table, pair = list(), dict(), tuple()
    datetime.datetime.now()
    dt.datetime.utcnow() - datetime.timedelta(days=1)
    pathlib.Path.home()
    conn.close()
    return seen, rows, table, pair


def imported_inside():
    import datetime as inner
    from datetime import datetime as moment

    conn = sqlite3.connect("x")  # ok
    inner.datetime.today()
    moment.now()
    conn.close()


def not_quiet(text):
    conn = sqlite3.connect("x")  # leak: connection-leak "may raise" <- line +1
    datetime.datetime.fromisoformat(text)
    conn.close()


def loops(rows):
    conn = sqlite3.connect("x")  # ok
    for _ in range(3):
        print()
    for _ in list(set()):
        print()
    conn.close()


def loop_over_anything(rows):
    conn = sqlite3.connect("x")  # leak: connection-leak "may raise" <- line +1
    for _ in rows:
        print()
    conn.close()
