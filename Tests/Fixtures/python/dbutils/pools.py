"""DBUtils around another driver."""

import pymysql
from dbutils.persistent_db import PersistentDB
from dbutils.pooled_db import PooledDB

pool = PooledDB(creator=pymysql, maxconnections=6, blocking=True, host="db")
persistent = PersistentDB(pymysql, host="db")


def user(key):
    conn = pool.connection()  # leak error: connection-leak "on return" <- line +5
    cursor = conn.cursor()
    cursor.execute("SELECT * FROM user WHERE id = %s", (key,))
    row = cursor.fetchone()
    if row is None:
        return None
    cursor.close()
    conn.close()
    return row


def user_in_with(key):
    with pool.connection() as conn:  # ok
        with conn.cursor() as cursor:
            cursor.execute("SELECT * FROM user WHERE id = %s", (key,))
            return cursor.fetchone()


def of_the_thread(key):
    conn = persistent.connection()  # ok
    cursor = conn.cursor()
    cursor.execute("DELETE FROM user WHERE id = %s", (key,))
    conn.commit()


class Database:
    """The wrapper that everybody writes."""

    def __init__(self):
        self.conn = pool.connection()
        self.cursor = self.conn.cursor()

    def one(self, sql):
        self.cursor.execute(sql)
        return self.cursor.fetchone()

    def dispose(self):
        self.cursor.close()
        self.conn.close()


def wrapped():
    database = Database()  # leak warning: connection-leak "on exception" <- line +1
    row = database.one("SELECT 1")
    database.dispose()
    return row
