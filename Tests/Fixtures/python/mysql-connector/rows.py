"""Rows that nobody reads keep MySQL Connector/Python's connection busy: its next statement fails."""

import mysql.connector
from mysql.connector.pooling import MySQLConnectionPool

pool = MySQLConnectionPool(pool_name="shop", pool_size=4)


class Ledger:
    def __init__(self, cnx: mysql.connector.MySQLConnection):
        self.cnx = cnx

    def exists(self, key):
        cursor = self.cnx.cursor()
        cursor.execute("SELECT id FROM t WHERE id = %s", (key,))  # leak error: cursor-leak "on return" <- line +1
        return cursor.rowcount > 0

    def exists_closing(self, key):
        cursor = self.cnx.cursor()
        cursor.execute("SELECT id FROM t WHERE id = %s", (key,))  # ok
        found = cursor.rowcount > 0
        cursor.close()
        return found

    def first(self, key):
        cursor = self.cnx.cursor()
        cursor.execute("SELECT id FROM t WHERE id = %s", (key,))  # ok: it may have been the last one
        return cursor.fetchone()

    def change(self, key):
        cursor = self.cnx.cursor()
        cursor.execute("UPDATE t SET n = n + 1 WHERE id = %s", (key,))  # ok
        cursor.execute("SELECT n INTO @n FROM t")

    def total(self):
        cursor = self.cnx.cursor()
        cursor.execute("SELECT n FROM t")  # ok
        total = 0
        for (n,) in cursor:
            total += n
        return total

    def unknown_text(self, text):
        cursor = self.cnx.cursor()
        cursor.execute(text)  # ok
        return True


def told_by_the_connection(key):
    cnx = pool.get_connection()  # leak error: connection-leak "on return" <- line +3
    cursor = cnx.cursor()
    cursor.execute("SELECT id FROM t WHERE id = %s", (key,))
    return key


def ended_by_the_connection(key):
    with pool.get_connection() as cnx:
        cursor = cnx.cursor()
        cursor.execute("SELECT id FROM t WHERE id = %s", (key,))  # ok
        return cursor.rowcount
