"""A bound method in a variable keeps its object, whatever becomes of the object's own name."""

import sqlite3


def called_where_it_is_set(path):
    undo = None
    try:
        conn = sqlite3.connect(path)  # ok
        undo = conn.close
        print(path.upper())
    finally:
        if undo is not None:
            undo()


def name_goes_elsewhere(path):
    conn = sqlite3.connect(path)  # ok
    undo = conn.close
    conn = None
    undo()


def name_and_method_go_elsewhere(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "overwritten" <- line +3
    undo = conn.close
    conn = sqlite3.connect(path)  # ok
    undo = conn.close
    undo()


def of_the_round_before(paths):
    undo = None
    try:
        for path in paths:
            conn = sqlite3.connect(path)  # ok
            if undo is not None:
                undo()
            undo = conn.close
    finally:
        if undo is not None:
            undo()


def of_the_round_before_forgotten(paths):
    undo = None
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak "overwritten" <- line +1
        undo = conn.close
    if undo is not None:
        undo()


def by_its_name(path):
    conn = sqlite3.connect(path)  # ok
    try:
        print(path)
    finally:
        getattr(conn, "close")()


def another_by_its_name(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak
    getattr(conn, "execute")("SELECT 1")
