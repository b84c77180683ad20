"""Names that clients of databases make tempting, on things that are none: every line is silent."""

import duckdb_engine
import peewee_validates
import pymongo_inmemory
import redis_om
from blinker import signal
from django.core.cache import cache
from django.db import models
from django.db.models.signals import post_save
from fakeredis import FakeRedis
from kombu import Connection
from rq import Queue
from scrapy import signals
from sqlalchemy_utils import Database

from .editor import Editor
from .motor import Motor
from .peewee import SqliteDatabase
from .redis import Redis
from .robot import MotorClient


class Handlers:
    connection = Connection("amqp://")
    connections = {}

    def cursor_of_an_editor(self):
        editor = Editor()
        cursor = editor.cursor()  # ok
        cursor.execute("BEGIN")
        return cursor.position

    def broker(self):
        conn = self.connection.acquire()  # ok
        return conn.channel()

    def signal_connect(self):
        Database.connect(self.broker)  # ok
        post_save.connect(self.broker)
        signal("ready").connect(self.broker)
        signals.connect(self.broker)

    def robot(self):
        motor = Motor()
        motor.start_session()  # ok
        motor.start_transaction()
        client = MotorClient("/dev/ttyUSB0")
        return client.watch()

    def own_database(self):
        database = SqliteDatabase("x")
        database.connect()  # ok
        database.begin()
        database.set_autocommit(False)

    def own_redis(self):
        redis = Redis()
        pubsub = redis.pubsub()  # ok
        return pubsub.listen()

    def fake_redis(self):
        return FakeRedis().pubsub()  # ok

    def queue(self):
        queue = Queue("default", connection=FakeRedis())
        return queue.enqueue(print).connection.pipeline()  # ok

    def queryset(self, model: models.Model):
        found = model.objects.filter(open=True).iterator()  # ok
        return next(found)

    def cached(self):
        lock = cache.lock("name")  # ok
        lock.acquire()
        cache.close()

    def queues_close(self, qs):
        qs.acquire()  # ok
        qs.connection()
        return qs.close

    def memory(self):
        return pymongo_inmemory.MongoClient()  # ok

    def models_of_redis(self):
        return redis_om.get_redis_connection().pubsub()  # ok

    def engine(self):
        return duckdb_engine.connect("x")  # ok

    def validator(self):
        return peewee_validates.connect("x")  # ok

    def plotted(self, figure):
        cursor = figure.canvas.cursor()  # ok
        pool = figure.pool()
        pool.acquire()
        return cursor

    def savepoint_of_a_game(self, game):
        point = game.savepoint()  # ok
        game.begin()
        game.connect()
        return point

    def atomic_number(self, element):
        with element.atomic() as number:  # ok
            return number
