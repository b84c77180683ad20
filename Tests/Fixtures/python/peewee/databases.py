"""Peewee in an application: hooks, jobs, and transactions by hand."""

import threading

from flask import Flask
from peewee import Model, PostgresqlDatabase, SqliteDatabase
from playhouse.pool import PooledPostgresqlDatabase

app = Flask(__name__)
db = PooledPostgresqlDatabase("shop", max_connections=8)


class Item(Model):
    class Meta:
        database = db


@app.before_request
def open_connection():
    db.connect()  # ok: the other hook closes


@app.teardown_request
def close_connection(exc):
    if not db.is_closed():
        db.close()


def job(rows):
    db.connect(reuse_if_open=True)  # leak warning: connection-leak "on exception" <- line +1
    Item.insert_many(rows).execute()
    db.close()


def start(rows):
    threading.Thread(target=job, args=(rows,)).start()


def job_in_context(rows):
    with db.connection_context():  # ok
        Item.insert_many(rows).execute()


def job_in_finally(rows):
    db.connect()  # ok
    try:
        Item.insert_many(rows).execute()
    finally:
        db.close()


def create_tables(path):
    database = SqliteDatabase(path)
    database.connect()  # leak warning: connection-leak "on exception" <- line +1
    database.create_tables([Item])
    return database


def moved(rows):
    with db.atomic() as block:  # ok
        Item.insert_many(rows).execute()
        block.rollback()


def by_hand(item):
    with db.manual_commit():
        db.begin()  # leak error: transaction-leak "on return" <- line +3
        item.save()
        if not item.valid:
            return False
        db.commit()
    return True


tests = {}


def set_up(name):
    tests[name] = {}
    tests[name]["transaction"] = db.transaction()
    tests[name]["transaction"].__enter__()  # ok: another function leaves it


def tear_down(name):
    tests[name]["transaction"].__exit__(None, None, None)


other = PostgresqlDatabase("other")


@other.atomic()
def decorated(item):
    item.save()  # ok
