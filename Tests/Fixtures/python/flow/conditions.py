"""Comparisons, guards and expressions that decide whether a release is reached."""

import sqlite3


def chained(path, low, high):
    conn = sqlite3.connect(path) if low < high < 10 else None  # leak error: connection-leak
    if conn is not None and low == 1:
        conn.close()


def chained_and_closed(path, low, high):
    conn = sqlite3.connect(path) if low < high < 10 else None  # ok
    if conn is not None:
        conn.close()


def guards(path, kind):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    match kind:
        case int(number) if number > 3:
            conn.close()
        case [first, *_]:
            conn.close()


def guards_with_a_rest(path, kind):
    conn = sqlite3.connect(path)  # ok
    match kind:
        case int(number) if number > 3:
            conn.close()
        case {"name": name, **rest}:
            conn.close()
        case _:
            conn.close()


def loop_with_else(path, names):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    for name in range(3):
        if name == names:
            break
    else:
        conn.close()


def loop_with_else_and_break(path, names):
    conn = sqlite3.connect(path)  # ok
    for name in range(3):
        if name == names:
            conn.close()
            break
    else:
        conn.close()


def while_with_else(path, ready):
    conn = sqlite3.connect(path)  # ok
    while not ready:
        if path:
            conn.close()
            break
        ready = path
    else:
        conn.close()


def walrus(path, quick):
    if (conn := sqlite3.connect(path)) and quick:  # leak error: connection-leak
        conn.close()


def walrus_and_closed(path, quick):
    if (conn := sqlite3.connect(path)) and quick:  # ok
        print(path)
    conn.close()


def either(path, given):
    conn = given or sqlite3.connect(path)  # leak error: connection-leak
    if given:
        conn.close()


def either_and_closed(path, given):
    conn = given or sqlite3.connect(path)  # ok
    if not given:
        conn.close()


def both_targets(path):
    first, (second, _) = path, (sqlite3.connect(path), 1)  # leak error: connection-leak
    print(first)


def both_targets_and_closed(path):
    first, (second, _) = path, (sqlite3.connect(path), 1)  # ok
    second.close()


def deleted(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "overwritten"
    del conn


def deleted_behind_a_close(path):
    conn = sqlite3.connect(path)  # ok
    conn.close()
    del conn
