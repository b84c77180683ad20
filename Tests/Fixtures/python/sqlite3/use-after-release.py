import sqlite3
from contextlib import closing


# row 211
def used_after_close(path):
    conn = sqlite3.connect(path)
    cur = conn.cursor()
    conn.close()
    cur.execute("SELECT 1")  # leak error: use-after-release "uses `conn`" <- line -1


# row 292
def committed_after_close(path):
    conn = sqlite3.connect(path)
    try:
        conn.execute("DELETE FROM items")
    finally:
        conn.close()
    conn.commit()  # leak error: use-after-release <- line -1


# row 292: closing rolls back what was not committed
def closed_without_commit(path):
    conn = sqlite3.connect(path)
    try:
        conn.execute("DELETE FROM items")
    finally:
        conn.close()  # ok


def cursor_of_a_closed_connection(path):
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT 1")  # leak error: use-after-release


def rows_of_a_closed_connection(path):
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT 1").fetchall()  # ok


def read_behind_with(path):
    with closing(sqlite3.connect(path)) as conn:
        cur = conn.execute("SELECT 1")
    return cur.fetchall()  # leak error: use-after-release


def connection_in_a_tuple(path):
    conn = sqlite3.connect(path)
    cur = conn.cursor()
    conn.close()
    return conn, cur  # leak error: use-after-release


def with_does_not_close(path):
    conn = sqlite3.connect(path)
    try:
        with conn:
            conn.execute("DELETE FROM items")
        conn.execute("DELETE FROM names")  # ok
        conn.commit()
    finally:
        conn.close()


def closed_and_opened_again(path):
    conn = sqlite3.connect(path)
    conn.close()
    conn = sqlite3.connect(path)
    try:
        conn.execute("SELECT 1")  # ok
    finally:
        conn.close()


def closed_on_one_path(path, is_last):
    conn = sqlite3.connect(path)
    try:
        if is_last:
            conn.close()
            return
        conn.execute("SELECT 1")  # ok
    finally:
        conn.close()


def whoever_has_it(path, revive):
    conn = sqlite3.connect(path)
    conn.close()
    revive(conn)
    conn.execute("SELECT 1")  # ok: nobody knows what happened to it


def handled(path):
    conn = sqlite3.connect(path)
    try:
        conn.execute("SELECT 1")
        conn.close()
        print("done")
    except sqlite3.Error:
        conn.rollback()  # ok: only what comes before the close raises this
        conn.close()
        raise


def counted(path):
    with closing(sqlite3.connect(path)) as conn:
        cur = conn.execute("DELETE FROM items")
    return cur.rowcount  # ok
