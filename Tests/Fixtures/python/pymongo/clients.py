"""Clients that are kept, clients that are not, sessions and streams."""

import os

from celery import shared_task
from flask import g
from pymongo import MongoClient
from pymongo.errors import PyMongoError

client = MongoClient(os.environ["MONGO"])
db = client.shop


def of_the_program(key):
    return db.orders.find_one({"_id": key})  # ok


class Store:
    """Keeps its client."""

    def __init__(self, url):
        self.client = MongoClient(url)  # ok
        self.orders = self.client["shop"]["orders"]


def kept_by_the_request():
    if "mongo" not in g:
        g.mongo = MongoClient(os.environ["MONGO"])  # ok
    return g.mongo


def database(url):
    other = MongoClient(url)  # ok: its database is handed on
    return other["shop"]


def collection(url, name):
    return MongoClient(url).shop[name]  # ok


@shared_task
def count(url):
    other = MongoClient(url)  # leak error: connection-leak "on return" <- line +1
    return len(other.list_database_names())


def count_and_close(url):
    with MongoClient(url) as other:  # ok
        return len(other.list_database_names())


def session(orders, key):
    s = client.start_session()  # leak warning: session-leak "on exception" <- line +1
    orders.delete_one({"_id": key}, session=s)
    s.end_session()


def aborted(orders, key):
    with client.start_session() as s:  # ok
        s.start_transaction()
        try:
            orders.delete_one({"_id": key}, session=s)
            s.commit_transaction()
        except PyMongoError:
            s.abort_transaction()
            raise


def found(orders):
    cursor = orders.find({"open": True})  # ok: the server closes what nobody reads
    for order in cursor:
        return order
