"""Management commands, views and tasks that take transactions into their own hands."""

import csv

import requests
from celery import shared_task
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection, connections, transaction

from shop.models import Order, Stock


class Command(BaseCommand):
    def handle(self, *args, **options):
        transaction.set_autocommit(False)  # leak warning: transaction-leak "on exception" <- line +1
        for path in sorted(options["paths"]):
            with open(path) as file:
                for row in csv.DictReader(file):
                    Stock.objects.create(**row)
        transaction.commit()
        transaction.set_autocommit(True)


def import_safely(rows):
    transaction.set_autocommit(False)  # ok
    try:
        for row in rows:
            Stock.objects.create(**row)
    except DatabaseError:
        transaction.rollback()
        raise
    except Exception:
        transaction.rollback()
        raise
    else:
        transaction.commit()
    finally:
        transaction.set_autocommit(True)


def autocommit_is_a_variable(flag):
    transaction.set_autocommit(flag)  # ok: nobody knows which
    Stock.objects.all().delete()


def raw(request, key):
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")  # leak error: transaction-leak <- line +4
        cursor.execute("SELECT n FROM stock WHERE id = %s FOR UPDATE", [key])
        row = cursor.fetchone()
        if row is None:
            return None
        cursor.execute("UPDATE stock SET n = n - 1 WHERE id = %s", [key])
        cursor.execute("COMMIT")
    return row


def raw_is_the_frameworks(key):
    cursor = connection.cursor()  # ok: closed with its connection, which is the framework's
    cursor.execute("SELECT n FROM stock WHERE id = %s", [key])
    return cursor.fetchone()


def raw_in_atomic(key):
    with transaction.atomic():
        with connections["stock"].cursor() as cursor:
            cursor.execute("UPDATE stock SET n = n - 1 WHERE id = %s", [key])  # ok
    connections["stock"].close()


@transaction.atomic
def decorated(order):
    order.save()  # ok


@shared_task
def pay(order_id):
    with transaction.atomic():
        order = Order.objects.select_for_update().get(pk=order_id)
        reply = requests.post("https://pay.example", json=order.as_json())  # leak warning: external-call-in-transaction <- line -2
        order.paid = reply.ok
        order.save()


@shared_task
def pay_afterwards(order_id):
    with transaction.atomic():
        order = Order.objects.select_for_update().get(pk=order_id)
        order.state = "paying"
        order.save()
    requests.post("https://pay.example", json=order.as_json())  # ok


class Fixtures:
    """As a test case does: entered in one method and left in another."""

    def set_up(self, names):
        atomics = {}
        for name in names:
            atomics[name] = transaction.atomic(using=name)
            atomics[name].__enter__()  # ok
        self.atomics = atomics
        self.block = transaction.atomic()
        self.block.__enter__()  # ok

    def tear_down(self):
        self.block.__exit__(None, None, None)
        for name in reversed(list(self.atomics)):
            self.atomics[name].__exit__(None, None, None)


def by_hand(order):
    block = transaction.atomic()
    block.__enter__()  # leak warning: transaction-leak "on exception" <- line +1
    order.save()
    block.__exit__(None, None, None)


def savepoints(orders):
    for order in orders:
        sid = transaction.savepoint()  # ok: the block around it ends it
        order.save()
        if order.valid:
            transaction.savepoint_commit(sid)
