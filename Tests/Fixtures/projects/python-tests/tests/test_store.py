import sqlite3

from .shared import fill, seed, seed_and_forget, seed_twice


def test_seeded(tmp_path):
    seed(tmp_path)
    seed_twice(tmp_path)
    seed_and_forget(tmp_path)
    fill(tmp_path)
    conn = sqlite3.connect(tmp_path)  # ok
    assert conn.execute("SELECT count(*) FROM t").fetchone() == (3,)
    conn.close()
