"""SQL Server through ODBC: reports, uploads, and what `with` does not do."""

import logging
from contextlib import closing

import pyodbc

log = logging.getLogger(__name__)


def with_commits_and_leaves_open(rows):
    with pyodbc.connect("DSN=shop") as cnxn:  # leak error: connection-leak "when the function ends" <- line +3
        cursor = cnxn.cursor()
        cursor.fast_executemany = True
        cursor.executemany("INSERT INTO t VALUES (?)", rows)


def with_closing(rows):
    with closing(pyodbc.connect("DSN=shop")) as cnxn:  # ok
        with cnxn:
            cnxn.cursor().executemany("INSERT INTO t VALUES (?)", rows)


def logged_and_forgotten(sql):
    try:
        cnxn = pyodbc.connect("DSN=shop", timeout=5)  # leak warning: connection-leak "on exception" <- line +6
        rows = cnxn.execute(sql).fetchall()
        cnxn.close()
        return rows
    except pyodbc.Error as error:
        log.error("failed: %s", error)
        raise


def one_a_call(key):
    cursor = pyodbc.connect("DSN=shop").cursor()  # leak error: connection-leak <- line +1
    return cursor.execute("SELECT * FROM t WHERE id = ?", key).fetchval()


def closed_unless_it_is(sql):
    cnxn = None
    try:
        cnxn = pyodbc.connect("DSN=shop")  # ok
        return cnxn.execute(sql).fetchall()
    finally:
        if cnxn is not None and not cnxn.closed:
            cnxn.close()


class Warehouse:
    """Keeps its connection."""

    def __init__(self, dsn):
        self.cnxn = pyodbc.connect(dsn)  # ok
        self.cursor = self.cnxn.cursor()

    def put(self, rows):
        self.cursor.executemany("INSERT INTO t VALUES (?)", rows)
        self.cursor.commit()

    def close(self):
        self.cnxn.close()


def warehouse_is_closed(rows):
    warehouse = Warehouse("DSN=shop")  # leak warning: connection-leak "on exception" <- line +1
    warehouse.put(rows)
    warehouse.close()
