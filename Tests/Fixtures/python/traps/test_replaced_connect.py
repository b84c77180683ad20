import sqlite3
import unittest
from unittest import mock
from unittest.mock import patch

import psycopg2
import pymysql


class Replaced(unittest.TestCase):
    @patch("sqlite3.connect")
    def test_decorated(self, connect):
        conn = sqlite3.connect("x")  # ok
        conn.execute("y")

    def test_with_object(self):
        with mock.patch.object(psycopg2, "connect") as connect:
            conn = psycopg2.connect("x")  # ok
            self.assertTrue(connect.called)


def test_monkeypatched(monkeypatch):
    monkeypatch.setattr(psycopg2, "connect", lambda dsn: None)
    conn = psycopg2.connect("x")  # ok
    assert conn is None


class Real(unittest.TestCase):
    def test_other_name(self):
        pool = pymysql.Connection(host="x")  # leak: connection-leak "when the function ends"
        self.assertTrue(pool.open)

    def test_closed_unless_it_fails(self):
        pool = pymysql.Connection(host="x")  # ok: then the test has failed
        self.assertTrue(pool.open)
        pool.close()
