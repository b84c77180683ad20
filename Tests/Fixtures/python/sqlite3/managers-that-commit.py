"""Transactions that are begun on what a context manager of the project lends: it commits or rolls back."""
import sqlite3
from contextlib import contextmanager


class Database:
    def __init__(self, path):
        self._conn = sqlite3.connect(path, check_same_thread=False)  # leak warning: connection-leak "not closed by any method"

    def clean(self):
        with self._conn as conn:
            conn.execute("VACUUM;")
            conn.commit()

    @contextmanager
    def transaction(self):
        cursor = self._conn.cursor()
        try:
            yield cursor
            self._conn.commit()
        except Exception:
            self._conn.rollback()
            raise
        finally:
            cursor.close()

    @contextmanager
    def cursor(self):
        cursor = self._conn.cursor()
        try:
            yield cursor
        finally:
            cursor.close()


class Users:
    def __init__(self, db: Database):
        self._db = db

    def delete(self, user_id):
        with self._db.transaction() as cursor:
            cursor.execute("BEGIN IMMEDIATE")  # ok
            cursor.execute("DELETE FROM users WHERE user_id = ?", (user_id,))

    def delete_and_forget(self, user_id):
        with self._db.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")  # leak error: transaction-leak
            cursor.execute("DELETE FROM users WHERE user_id = ?", (user_id,))


def main(path):
    db = Database(path)  # ok: reported where it is stored
    db.clean()
