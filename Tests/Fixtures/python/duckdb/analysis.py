"""DuckDB in services and notebooks."""

import duckdb


def in_memory(df):
    con = duckdb.connect()  # ok: memory goes with the object
    con.register("df", df)
    return con.sql("SELECT count(*) FROM df").fetchone()


def in_memory_by_name(df):
    con = duckdb.connect(":memory:")  # ok
    return con.execute("SELECT 1").fetchone()


def report(path):
    con = duckdb.connect(path)  # leak error: connection-leak "on return" <- line +2
    con.execute("SET threads = 4")
    return con.execute("SELECT sum(x) FROM fact").df()


def report_in_with(path):
    with duckdb.connect(path, read_only=True) as con:  # ok
        return con.sql("SELECT sum(x) FROM fact").fetchone()


def load(con: duckdb.DuckDBPyConnection, rows):
    con.execute("BEGIN TRANSACTION")  # leak warning: transaction-leak "on exception" <- line +1
    con.executemany("INSERT INTO fact VALUES (?)", rows)
    con.execute("COMMIT")


def load_safely(con: duckdb.DuckDBPyConnection, rows):
    con.begin()  # ok
    try:
        con.executemany("INSERT INTO fact VALUES (?)", rows)
        con.commit()
    except Exception:
        con.rollback()
        raise
