"""Databases and collections are attributes of any name."""
from pymongo import MongoClient


def watched(client: MongoClient, handle):
    stream = client.shop.orders.watch()  # leak: cursor-leak "not closed" <- line +3
    for change in stream:
        if handle(change):
            return change
    stream.close()
    return None


def entered(client: MongoClient, handle):
    with client.shop.orders.watch() as stream:  # ok
        for change in stream:
            if handle(change):
                return change
    return None


def sub_collection(client: MongoClient):
    stream = client["shop"].orders.archive.watch()  # ok
    try:
        return next(stream)
    finally:
        stream.close()


def method_of_its_own(client: MongoClient, name):
    return client.shop.command("ping"), client.server_info(), client._topology
