import sqlite3

from tests.shared import fill


def create(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"
    conn.execute("CREATE TABLE t (id INTEGER)")
    conn.close()
    fill(path)
