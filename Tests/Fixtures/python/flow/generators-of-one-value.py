"""Generators that give one value at most, and exceptions that are thrown into generators."""

import sqlite3


def once():
    yield 1


def perhaps():
    if sqlite3.threadsafety:
        return
    yield 1


def twice():
    yield 1
    yield 2


def stubborn():
    try:
        yield 1
    except ValueError:
        yield 2


def one_round(path):
    conn = None
    try:
        for _ in once():
            conn = sqlite3.connect(path)  # ok
    finally:
        if conn is not None:
            conn.close()


def one_round_at_most(path):
    conn = None
    try:
        for _ in perhaps():
            conn = sqlite3.connect(path)  # ok
    finally:
        if conn is not None:
            conn.close()


def two_rounds(path):
    conn = None
    try:
        for _ in twice():
            conn = sqlite3.connect(path)  # leak error: connection-leak "overwritten"
    finally:
        if conn is not None:
            conn.close()


def nothing_comes_behind_it(path):
    conn = sqlite3.connect(path)  # ok
    steps = once()
    try:
        next(steps)
    except BaseException:
        conn.close()
        raise
    try:
        steps.throw(ValueError())
    except BaseException:
        conn.close()
        raise


def goes_on_behind_it(path):
    steps = stubborn()
    next(steps)
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    try:
        steps.throw(ValueError())
    except BaseException:
        conn.close()
        raise


def only_the_first_step_raises(path):
    def checked():
        work = sqlite3.threadsafety
        assert work
        yield work

    conn = None
    for _ in checked():
        conn = sqlite3.connect(path)  # ok
    if conn is not None:
        conn.close()


def second_step_finds_the_end(path):
    numbers = once()
    next(numbers)
    conn = sqlite3.connect(path)  # ok
    next(numbers, None)
    conn.close()


def second_step_finds_another(path):
    numbers = twice()
    next(numbers)
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    next(numbers, None)
    conn.close()


def second_step_without_a_default(path):
    numbers = once()
    next(numbers)
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    next(numbers)
    conn.close()
