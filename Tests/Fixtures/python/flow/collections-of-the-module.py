"""Collections that the module makes: what is put there is kept, and putting it there does not raise."""

import sqlite3

KEPT = []
BY_PATH = {}
SEEN = set()
TYPED: list[sqlite3.Connection] = []
REBOUND = []


def rebind(value):
    global REBOUND
    REBOUND = value


def kept(path):
    conn = sqlite3.connect(path)  # ok
    KEPT.append(conn)


def kept_with_a_type(path):
    conn = sqlite3.connect(path)  # ok
    TYPED.append(conn)


def kept_by_path(path):
    conn = sqlite3.connect(path)  # ok
    BY_PATH.setdefault(path, conn)


def noted(path):
    conn = sqlite3.connect(path)  # ok
    KEPT.append(path)
    SEEN.add(path)
    conn.close()


def noted_elsewhere(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +1
    REBOUND.append(path)
    conn.close()


def noted_only(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    SEEN.add(path)
