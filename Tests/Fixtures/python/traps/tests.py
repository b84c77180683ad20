# An exception fails a test; what it leaves behind is no finding. The file is named as Django names them.
import sqlite3
import unittest


class Tables(unittest.TestCase):
    def setUp(self):
        conn = sqlite3.connect("app.db")  # ok
        conn.execute("CREATE TABLE t (id INTEGER)")
        conn.close()

    def test_count(self):
        conn = sqlite3.connect("app.db")  # ok
        (count,) = conn.execute("SELECT count(*) FROM t").fetchone()
        conn.close()
        self.assertEqual(count, 0)

    def test_forgotten(self):
        conn = sqlite3.connect("app.db")  # leak: connection-leak "when the function ends"
        self.assertEqual(conn.execute("SELECT 1").fetchone(), (1,))
