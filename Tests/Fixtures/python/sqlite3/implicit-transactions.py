import sqlite3
from contextlib import closing

import requests


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def moved(self, source, target):
        self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (source,))  # leak warning: implicit-transaction <- line +1
        self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (target,))
        self.conn.commit()

    def moved_on_a_cursor(self, source, check):
        cur = self.conn.cursor()
        cur.execute("DELETE FROM items WHERE id = ?", (source,))  # leak warning: implicit-transaction <- line +1
        check(source)
        self.conn.commit()

    def rolled_back(self, source, target):
        try:
            self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (source,))  # ok
            self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (target,))
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise

    def scoped(self, source, target):
        with self.conn:
            self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (source,))  # ok
            self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (target,))

    def single(self, source):
        self.conn.execute("DELETE FROM items WHERE id = ?", (source,))  # ok: nothing behind it fails
        self.conn.commit()

    def left_to_the_caller(self, source, target):
        self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (source,))  # ok: who commits?
        self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (target,))

    def only_read(self, source):
        row = self.conn.execute("SELECT n FROM items WHERE id = ?", (source,)).fetchone()  # ok
        self.conn.execute("DELETE FROM items WHERE n = ?", row)
        self.conn.commit()

    def committed_whatever_happens(self, source, target):
        try:
            self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (source,))
            self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (target,))
        finally:
            self.conn.commit()  # leak warning: commit-on-error "exception of line" <- line -2

    def committed_by_the_handler(self, source, target):
        try:
            self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (source,))
            self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (target,))
        except sqlite3.Error:
            self.conn.execute("INSERT INTO log VALUES ('failed')")
            self.conn.commit()  # ok: on purpose
            raise
        self.conn.commit()


def owned(path):
    conn = sqlite3.connect(path)
    try:
        conn.execute("DELETE FROM items")  # ok: closing rolls back
        conn.execute("DELETE FROM names")
        conn.commit()
    finally:
        conn.close()


class Batch:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def run(self, items):
        try:
            for item in items:
                self.step(item)
        except sqlite3.Error:
            self.conn.rollback()
            raise

    def step(self, item):
        self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (item,))  # ok: the caller rolls back
        self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (item,))
        self.conn.commit()

    @in_transaction
    def decorated(self, item):
        self.conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (item,))  # ok: the decorator may roll back
        self.conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (item,))
        self.conn.commit()


def at_the_border(path, items):
    with closing(sqlite3.connect(path)) as conn:
        for item in items:
            on_a_borrowed_one(conn, item)


def on_a_borrowed_one(conn: sqlite3.Connection, item):
    conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (item,))  # ok: the caller closes it
    conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (item,))
    conn.commit()


def written_by_the_clean_up_alone(conn: sqlite3.Connection, path):
    try:
        remove_file(path)
    except ValueError:
        log("not removed")
        raise
    finally:
        conn.execute("DELETE FROM files WHERE path = ?", (path,))
        conn.commit()  # ok


def raised_again(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception: raised"
    try:
        remove_file(path)
    except Exception:
        raise
    conn.close()


def two_calls_away(path, items):
    with closing(sqlite3.connect(path)) as conn:
        run_later(lambda: fix_all(conn, items))


def fix_all(conn: sqlite3.Connection, items):
    for item in items:
        fix(conn, item)


def fix(conn: sqlite3.Connection, item):
    conn.execute("UPDATE items SET n = n - 1 WHERE id = ?", (item,))  # ok: a caller of the caller closes it
    conn.execute("UPDATE items SET n = n + 1 WHERE id = ?", (item,))
    conn.commit()
