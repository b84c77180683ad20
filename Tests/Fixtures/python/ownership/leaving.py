# Leaving a context manager of the project is a release, and releases do not raise.
import logging
import threading

import psycopg2

log = logging.getLogger(__name__)


class Locked:
    lock = threading.Lock()

    def __enter__(self):
        self.lock.acquire()
        return self

    def __exit__(self, kind, value, trace):
        notify("released")
        self.lock.release()


def notify(text):
    log.info(text.format())


def connected(dsn):
    try:
        with Locked():
            conn = psycopg2.connect(dsn)  # ok
    except psycopg2.Error:
        return None
    return conn
