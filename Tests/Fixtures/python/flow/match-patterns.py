"""`match`: what falls through all cases, and what patterns bind."""

import sqlite3
from dataclasses import dataclass

from app.metrics import record


@dataclass
class Point:
    x: int
    y: int


def nothing_matches(path, kind):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    match kind:
        case Point(x=0):
            conn.close()
        case Point(x, y) if x > y:
            conn.close()


def something_always_matches(path, kind):
    conn = sqlite3.connect(path)  # ok
    match kind:
        case Point(x=0, y=0) | None:
            conn.close()
        case Point(x, y) if x > y:
            conn.close()
        case other:
            conn.close()


def one_case_returns(path, kind):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +3
    match kind:
        case "skip":
            return None
        case str() | bytes():
            record(path)
        case _:
            record(path)
    conn.close()


def one_case_returns_behind_finally(path, kind):
    conn = sqlite3.connect(path)  # ok
    try:
        match kind:
            case "skip":
                return None
            case {"name": str(name)}:
                record(name)
    finally:
        conn.close()


def bound_by_the_pattern(path):
    match sqlite3.connect(path):  # leak error: connection-leak
        case conn:
            conn.execute("SELECT 1")


def bound_by_the_pattern_and_closed(path):
    match sqlite3.connect(path):  # ok
        case conn:
            conn.close()


def bound_by_as(path):
    match sqlite3.connect(path):  # ok
        case _ as conn:
            conn.close()


def taken_apart(path):
    match (2, sqlite3.connect(path)):  # ok
        case (1, conn):
            conn.close()
        case (_, conn):
            conn.close()


def breaks_inside(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        match path:
            case "":
                break
            case [*rest]:
                continue
        conn.close()


def guard_that_raises(path, kind):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    match kind:
        case str() if record(kind):
            conn.close()
        case _:
            conn.close()


def guard_that_raises_inside_try(path, kind):
    conn = sqlite3.connect(path)  # ok
    try:
        match kind:
            case str() if record(kind):
                print(kind)
    finally:
        conn.close()


def of_another_length(path):
    match 1, sqlite3.connect(path):  # leak error: connection-leak
        case conn, _, _:
            conn.close()
        case 1, conn:
            record(conn)


def with_a_rest(path):
    match [sqlite3.connect(path), 2, 3]:  # ok
        case [conn, *rest]:
            conn.close()


def instance_or_nothing(path, wanted):
    conn = sqlite3.connect(path) if wanted else None  # ok
    match conn:
        case None:
            record(path)
        case _:
            conn.close()
