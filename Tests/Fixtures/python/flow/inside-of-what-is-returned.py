"""What only calls have seen may be in the result of the last of them, which is returned."""
import sqlite3

from library import describe, pipeline, wrap


def two_calls(path):
    made = pipeline(target=wrap(credentials=sqlite3.connect(path)))  # leak warning: connection-leak "may raise"
    made.run()
    return made


def at_once(path):
    return pipeline(wrap(sqlite3.connect(path)))  # leak warning: connection-leak "may raise"


def something_else(path):
    made = pipeline(target=wrap(credentials=sqlite3.connect(path)))  # leak error: connection-leak <- line +2
    made.run()
    return describe(path)
