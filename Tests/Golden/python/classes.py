import unittest
import functools
from typing import Protocol
from base import Base, Mixin


class Store(Base, Mixin[int], metaclass=make_meta()):
    pool: Base
    retries = 3

    def __init__(self, pool: Base):
        super().__init__(pool)
        self.pool = pool
        self.conn: Base = pool.connect()

    def __enter__(self):
        return self

    def __del__(self):
        self.conn.close()

    @property
    def ready(self) -> bool:
        return self.conn is not None

    @ready.setter
    def ready(this, value):
        this.value = value

    @functools.cached_property
    def cached(self):
        return make()

    @classmethod
    def build(cls, dsn: str) -> "Store":
        cls.count = 1
        return cls(dsn)

    @staticmethod
    def helper(a):
        return Store(a)

    def __new__(cls):
        return super().__new__(cls)

    def with_closure(self):
        def run():
            self.conn.close()

        return run

    def no_parameters():
        pass


class Reader(Protocol):
    def read(self, n: int) -> bytes: ...


class StoreTest(unittest.TestCase):
    def setUp(self):
        self.store = Store(None)

    def check(self):
        self.store.helper(1)
