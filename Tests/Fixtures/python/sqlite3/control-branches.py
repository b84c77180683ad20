"""Loops, matches, comprehensions, short circuits."""

import sqlite3

from app.metrics import record


def for_else(paths):
    conn = None
    for path in paths:
        conn = sqlite3.connect(path)  # ok: closed behind the break, and where there is none nothing is open
        if path == "main":
            break
        conn.close()
    else:
        return None
    conn.close()
    return True


def for_else_forgets(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        if path:
            break
        conn.close()
    else:
        return None
    return True


def while_else(path, limit):
    conn = sqlite3.connect(path)  # ok
    count = 0
    while count < limit:
        count += 1
        if count == 7:
            conn.close()
            break
    else:
        conn.close()


def matched(path, mode):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +6
    match mode:
        case "read":
            conn.close()
            return 1
        case "write":
            return 2
        case _:
            conn.close()
            return 3


def matched_with_guard(path, mode, strict):
    conn = sqlite3.connect(path)  # ok
    match mode:
        case ["read", *_] if strict:
            conn.close()
        case {"mode": "write"} | "write":
            conn.close()
        case _:
            conn.close()


def match_without_default(path, mode):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return"
    match mode:
        case "read":
            conn.close()
        case "write":
            conn.close()
    return mode


def walrus(path):
    if (conn := sqlite3.connect(path)) is not None:  # ok
        conn.close()


def walrus_forgotten(path):
    if conn := sqlite3.connect(path):  # leak error: connection-leak
        return path
    return conn


def short_circuit(path, wanted):
    conn = wanted and sqlite3.connect(path)  # ok
    if conn:
        conn.close()


def default_by_or(path, given=None):
    conn = given or sqlite3.connect(path)  # leak error: connection-leak
    conn.execute("VACUUM")


def owned_flag(path, given=None):
    conn = given or sqlite3.connect(path)  # ok
    try:
        record(conn)
    finally:
        if conn is not given:
            conn.close()


def both_needed(path, first, second):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    if first and second:
        conn.close()


def same_condition_twice(path, first):
    conn = None
    if first:
        conn = sqlite3.connect(path)  # ok
    if first:
        conn.close()


def same_comparison_twice(path, count):
    conn = None
    if count > 3:
        conn = sqlite3.connect(path)  # ok
    if count > 3:
        conn.close()


def changed_between(path, count):
    conn = None
    if count > 3:
        conn = sqlite3.connect(path)  # leak error: connection-leak
    count -= 1
    if count > 3:
        conn.close()


def elif_ladder(path, mode):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +6
    if mode == 1:
        conn.close()
    elif mode == 2:
        conn.close()
    elif mode == 3:
        return None
    else:
        conn.close()
    return mode


def dictionary_comprehension(paths):
    return {path: sqlite3.connect(path) for path in paths}  # ok: the caller's


def generator_expression(paths):
    return sum(sqlite3.connect(path).execute("SELECT 1").fetchone()[0] for path in paths)  # leak error: connection-leak


def nested_unpacking(path, other):
    (conn, name), flag = (sqlite3.connect(path), "main"), other  # ok
    conn.close()
    return name, flag


def deleted(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    del conn


def deleted_after_close(path):
    conn = sqlite3.connect(path)  # ok
    conn.close()
    del conn


def attribute_of_local(path):
    holder = record(path)
    holder.conn = sqlite3.connect(path)  # ok: the holder's now


def global_name(path):
    global shared
    shared = sqlite3.connect(path)  # ok: outlives the function


def enclosing_name(path):
    conn = None

    def open_it():
        nonlocal conn
        conn = sqlite3.connect(path)  # ok: the enclosing function closes it

    open_it()
    if conn is not None:
        conn.close()


def closure_called_in_place(path):
    conn = sqlite3.connect(path)  # ok

    def finish():
        conn.close()

    try:
        record(conn)
    finally:
        finish()


def closure_never_called(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak

    def finish():
        conn.close()

    record("done")


def closure_returned(path):
    conn = sqlite3.connect(path)  # ok: whoever calls the closure closes it

    def finish():
        conn.close()

    return finish


def lambda_handed_over(path, on_exit):
    conn = sqlite3.connect(path)  # ok
    on_exit(lambda: conn.close())


def infinite(path):
    conn = sqlite3.connect(path)  # ok: never comes out but by the close
    while True:
        try:
            record(conn)
        except Exception:
            conn.close()
            return


def swapped(path, other):
    first = sqlite3.connect(path)  # ok
    second = None
    first, second = second, first
    second.close()
    return first, other
