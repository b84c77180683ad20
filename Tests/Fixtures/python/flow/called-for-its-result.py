"""A function that returns what its parameter gave: the caller holds what the lambda acquired."""
import sqlite3
import time


def throttled(make):
    time.sleep(1)
    return make()


def retried(make, attempts=3):
    for _ in range(attempts):
        try:
            return make()
        except sqlite3.OperationalError:
            time.sleep(1)
    raise TimeoutError


class Worker:
    def limited(self, make):
        return throttled(make)

    def check(self, path):
        self.limited(lambda: sqlite3.connect(path))  # leak error: connection-leak
        return True

    def checks_and_closes(self, path):
        conn = None
        try:
            conn = self.limited(lambda: sqlite3.connect(path))  # ok
            return True
        except sqlite3.OperationalError:
            return False
        finally:
            if conn is not None:
                conn.close()


def reads(path):
    conn = retried(lambda: sqlite3.connect(path), attempts=5)  # leak warning: connection-leak
    rows = conn.execute("SELECT 1").fetchall()
    conn.close()
    return rows


def reads_with_nested(path):
    def connect():
        return sqlite3.connect(path)

    conn = retried(connect)  # leak error: connection-leak <- line +1
    return conn.total_changes


def hands_on(path):
    return throttled(lambda: sqlite3.connect(path))  # ok


def something_else(make):
    make()
    return 1


def never_sees_it(path):
    return something_else(lambda: sqlite3.connect(path))  # ok: nobody knows what becomes of it


def either(make, cache):
    return make() if cache is None else cache


def may_be_another(path, cache):
    either(lambda: sqlite3.connect(path), cache)  # ok: it may be the cache's
