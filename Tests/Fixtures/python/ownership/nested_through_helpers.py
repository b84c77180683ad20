"""What helpers of the same file do while their caller holds a connection or transaction."""

import time

import psycopg2.pool
import requests


class Store:
    def __init__(self, pool: psycopg2.pool.ThreadedConnectionPool):
        self.pool = pool

    def log(self, what):
        conn = self.pool.getconn()  # ok
        try:
            with conn, conn.cursor() as cursor:
                cursor.execute("INSERT INTO log VALUES (%s)", (what,))
        finally:
            self.pool.putconn(conn)

    def log_if(self, what):
        if what:
            self.log(what)

    def nested(self):
        conn = self.pool.getconn()  # ok
        try:
            with conn, conn.cursor() as cursor:
                cursor.execute("SELECT 1")
                self.log("one")  # leak warning: nested-acquire
        finally:
            self.pool.putconn(conn)

    def perhaps(self, what):
        conn = self.pool.getconn()  # ok
        try:
            self.log_if(what)  # ok: nobody knows
        finally:
            self.pool.putconn(conn)

    def behind(self):
        conn = self.pool.getconn()  # ok
        self.pool.putconn(conn)
        self.log("one")  # ok


def notify(url):
    response = requests.post(url, timeout=10)
    return response.status_code


def slow():
    time.sleep(1)


def waits(conn: psycopg2.extensions.connection, url):
    with conn.cursor() as cursor:
        cursor.execute("BEGIN")  # ok
        try:
            notify(url)  # leak warning: external-call-in-transaction
            slow()  # leak warning: external-call-in-transaction
            cursor.execute("COMMIT")
        except BaseException:
            cursor.execute("ROLLBACK")
            raise


def waits_before(conn: psycopg2.extensions.connection, url):
    notify(url)  # ok
    with conn.cursor() as cursor:
        cursor.execute("BEGIN")  # ok
        try:
            cursor.execute("DELETE FROM t")
            cursor.execute("COMMIT")
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
