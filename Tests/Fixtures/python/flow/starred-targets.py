"""Targets with a star: which element goes where is known where the elements stand in the source."""

import sqlite3


def behind_a_star_clean(path):
    *rest, conn = 1, 2, sqlite3.connect(path)  # ok
    conn.close()
    return rest[0]


def in_front_of_a_star(path):
    conn, *rest = sqlite3.connect(path), 1, 2  # leak error: connection-leak


def in_front_of_a_star_clean(path):
    conn, *rest = sqlite3.connect(path), 1, 2  # ok
    conn.close()


def swapped(path):
    first, second = sqlite3.connect(path), None  # ok
    first, second = second, first
    second.close()
