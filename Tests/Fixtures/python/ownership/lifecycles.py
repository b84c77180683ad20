"""Objects that own, and who ends their lives."""

import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

import psycopg2


class TestStore(unittest.TestCase):
    def setUp(self):
        self.conn = psycopg2.connect("")  # ok

    def tearDown(self):
        self.conn.close()

    def test_one(self):
        assert self.conn.cursor().rowcount


class TestCleanup(unittest.TestCase):
    def setUp(self):
        self.conn = psycopg2.connect("")  # ok
        self.addCleanup(self.conn.close)

    def test_local(self):
        conn = psycopg2.connect("")  # ok
        self.addCleanup(conn.close)
        assert conn.cursor().rowcount


class TestForgetting(unittest.TestCase):
    def setUp(self):
        self.conn = psycopg2.connect("")  # ok: a test case whose life nobody knows has low confidence

    def test_one(self):
        assert self.conn.cursor().rowcount


class TestWholeClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.conn = psycopg2.connect("")  # ok

    @classmethod
    def tearDownClass(cls):
        cls.conn.close()

    def test_one(self):
        assert self.conn.cursor().rowcount


class TestPytestStyle:
    def setup_method(self, method):
        self.conn = psycopg2.connect("")  # ok

    def teardown_method(self, method):
        self.conn.close()

    def test_one(self):
        assert self.conn.cursor().rowcount


class Raising:
    """The constructor raises, and nobody has the object yet."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception"
        self.prepare()

    def prepare(self):
        self.conn.cursor().execute("SET statement_timeout = 1")

    def close(self):
        self.conn.close()


class Careful:
    """Closes it before it passes the exception on."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok
        try:
            self.conn.cursor().execute("SET statement_timeout = 1")
        except BaseException:
            self.conn.close()
            raise

    def close(self):
        self.conn.close()


class Refusing:
    """Refuses what it is given when it has the connection."""

    def __init__(self, dsn, name):
        conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception"
        if not name:
            raise ValueError(name)
        self.conn = conn

    def close(self):
        self.conn.close()


def closed_by_thread(dsn):
    conn = psycopg2.connect(dsn)  # ok

    def work():
        try:
            conn.cursor().execute("SELECT 1")
        finally:
            conn.close()

    threading.Thread(target=work).start()


def consume(conn):
    try:
        conn.cursor().execute("SELECT 1")
    finally:
        conn.close()


def closed_by_named_thread(dsn):
    conn = psycopg2.connect(dsn)  # ok
    threading.Thread(target=consume, args=(conn,)).start()


def closed_in_pool(dsn):
    with ThreadPoolExecutor() as pool:
        conn = psycopg2.connect(dsn)  # ok
        pool.submit(consume, conn)


def used_by_thread(dsn):
    conn = psycopg2.connect(dsn)
    try:
        threading.Thread(target=lambda: conn.cursor().execute("SELECT 1")).start()
    finally:
        conn.close()  # leak error: use-after-release <- line -2
