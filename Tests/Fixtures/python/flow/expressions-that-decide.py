"""Comparisons in chains, comprehensions, names of other scopes, targets with stars."""

import sqlite3

from app.metrics import record

shared = None


def both_ends(path, low, high):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    if low < high < 10:
        conn.close()


def both_ends_or_else(path, low, high):
    conn = sqlite3.connect(path)  # ok
    if low < high <= 10:
        conn.close()
    else:
        conn.close()


def middle_that_raises(path, low):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    if 0 < record(low) < 10:
        print(low)
    conn.close()


def null_in_a_chain(path, low):
    conn = sqlite3.connect(path) if low else None  # ok
    if None is not conn:
        conn.close()


def null_in_the_wrong_chain(path, low):
    conn = sqlite3.connect(path) if low else None  # leak error: connection-leak
    if None is conn is low:
        conn.close()


def comprehension_raises(path, names):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    rows = {name: record(name) for name in names if name}
    conn.close()
    return rows


def comprehension_inside_try(path, names):
    conn = sqlite3.connect(path)  # ok
    try:
        return {name for group in names for name in group if record(name)}
    finally:
        conn.close()


def comprehension_with_a_walrus(path, names):
    conn = sqlite3.connect(path)  # ok
    try:
        return [row for name in names if (row := conn.execute(name).fetchone())]
    finally:
        conn.close()


def all_at_once(paths):
    conns = [sqlite3.connect(path) for path in paths]  # ok: who holds them is in a list
    for conn in conns:
        conn.close()


def becomes_the_modules(path):
    global shared
    shared = sqlite3.connect(path)  # ok: the module's


def not_the_modules(path):
    shared = sqlite3.connect(path)  # leak error: connection-leak


def first_and_rest(path):
    conn, *rest = sqlite3.connect(path), 1, 2  # leak error: connection-leak
    record(rest)


def first_and_rest_and_closed(path):
    conn, *rest = sqlite3.connect(path), 1, 2  # ok
    conn.close()
    record(rest)


def short_circuit(path, wanted):
    conn = wanted and sqlite3.connect(path)  # ok
    if conn:
        conn.close()


def short_circuit_and_forgotten(path, wanted):
    conn = wanted and sqlite3.connect(path)  # leak error: connection-leak
    if conn and wanted is path:
        conn.close()


def negated(path, wanted):
    conn = sqlite3.connect(path)  # ok
    if not (wanted or path) or not wanted:
        conn.close()
        return
    conn.close()


def closes_in_an_expression(path, wanted):
    conn = sqlite3.connect(path)  # ok
    print(path) if wanted else None
    conn.close() if wanted else conn.close()


def closes_on_one_side(path, wanted):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    conn.close() if wanted else None


def deletes_what_is_closed(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    finally:
        conn.close()
        del conn


def swapped(path, other):
    first, second = sqlite3.connect(path), None  # ok
    first, second = second, first
    second.close()


def augmented(path, names):
    conn = sqlite3.connect(path)  # ok
    count = 0
    try:
        for name in names:
            count += record(name)
    finally:
        conn.close()
    return count
