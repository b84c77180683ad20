"""`with` on several items: they are entered from left to right and left from right to left."""

import sqlite3
from contextlib import closing, nullcontext, suppress

from app.metrics import record, transaction


def one_of_several_items_does_not_close(path, other):
    with closing(sqlite3.connect(path)) as source, sqlite3.connect(other) as target:  # leak: connection-leak
        source.backup(target)


def each_closes(path, other):
    with (
        closing(sqlite3.connect(path)) as source,  # ok
        closing(sqlite3.connect(other)) as target,  # ok
    ):
        source.backup(target)


def second_fails_to_open(path, other):
    with closing(sqlite3.connect(path)) as source:  # ok
        with closing(sqlite3.connect(other)) as target:  # ok
            source.backup(target)


def opened_in_front(path, other):
    source = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    with closing(sqlite3.connect(other)) as target, closing(source):
        source.backup(target)


def opened_in_front_and_entered_first(path, other):
    source = sqlite3.connect(path)  # ok
    with closing(source), closing(sqlite3.connect(other)) as target:
        source.backup(target)


def under_null(path):
    with nullcontext(sqlite3.connect(path)) as conn:  # leak error: connection-leak
        record(conn)


def under_null_and_closed(path):
    with nullcontext(sqlite3.connect(path)) as conn:  # ok
        try:
            record(conn)
        finally:
            conn.close()


def swallowed_outside(path):
    with suppress(ValueError), closing(sqlite3.connect(path)) as conn:  # ok
        record(conn)


def swallowed_inside(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    with suppress(Exception), closing(sqlite3.connect(path)) as other:
        record(other)
        conn.close()


def closed_behind_a_swallowing_block(path):
    conn = sqlite3.connect(path)  # ok
    with suppress(Exception):
        record(conn)
    with suppress(sqlite3.Error):
        conn.close()


def one_with_a_comma(path):
    with (closing(sqlite3.connect(path)) as conn,):
        conn.execute("SELECT 1")


def only_commits_with_a_comma(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "ends"
    with (conn,):
        conn.execute("SELECT 1")


def two_without_names(path):
    first = sqlite3.connect(path)
    with (
        closing(first),  # the older one
        transaction(path),
    ):
        first.execute("SELECT 1")


def the_first_is_not_closed_when_the_second_is_not_there(path):
    first = sqlite3.connect(path)  # leak: connection-leak "on exception"
    with (transaction(path), closing(first)):
        first.execute("SELECT 1")
