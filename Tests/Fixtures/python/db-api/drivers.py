"""Drivers of which only the common interface is known."""

import jaydebeapi
import pymssql
import snowflake.connector
from pyhive import hive
from trino import dbapi


def pipeline(settings, rows):
    conn = snowflake.connector.connect(**settings)  # leak warning: connection-leak "on exception" <- line +1
    conn.cursor().executemany("INSERT INTO t VALUES (%s)", rows)
    conn.close()


def pipeline_in_with(settings, rows):
    with pymssql.connect(**settings) as conn:  # ok: whether it closes is not known of all
        conn.cursor().executemany("INSERT INTO t VALUES (%s)", rows)


def tables(host):
    cursor = hive.connect(host).cursor()  # leak error: connection-leak <- line +2
    cursor.execute("SHOW TABLES")
    return cursor.fetchall()


def rows(host):
    conn = dbapi.connect(host=host)  # ok
    try:
        cursor = conn.cursor()
        cursor.execute("SELECT 1")
        return cursor.fetchall()
    finally:
        conn.close()


class Source:
    """Keeps its connection."""

    def open(self, url):
        self.conn = jaydebeapi.connect("driver", url)  # ok

    def close(self):
        self.conn.close()
