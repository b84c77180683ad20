import sqlite3

import pytest


@pytest.fixture
def connection(tmp_path):
    conn = sqlite3.connect(tmp_path / "app.db")  # ok
    conn.execute("CREATE TABLE t (id INTEGER)")
    yield conn
    conn.close()
