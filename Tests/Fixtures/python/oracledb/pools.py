"""Handlers and workers on an Oracle pool."""

import threading

import cx_Oracle
import oracledb

pool = oracledb.create_pool(user="app", password="x", dsn="db/shop", min=1, max=4)
sessions = cx_Oracle.SessionPool("app", "x", "db/shop", min=1, max=4, increment=1)


def order(key):
    connection = pool.acquire()  # leak error: connection-leak "on return" <- line +5
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM orders WHERE id = :1", [key])
    row = cursor.fetchone()
    if row is None:
        return None
    pool.release(connection)
    return row


def worker(jobs):
    while True:
        job = jobs.get()
        connection = sessions.acquire()  # leak warning: connection-leak "on exception" <- line +1
        job(connection)
        connection.commit()
        sessions.release(connection)


def start(jobs):
    threading.Thread(target=worker, args=(jobs,), daemon=True).start()  # ok


def order_in_with(key):
    with pool.acquire() as connection, connection.cursor() as cursor:  # ok
        cursor.execute("SELECT * FROM orders WHERE id = :1", [key])
        return cursor.fetchone()


def cursors_are_dropped(connection: oracledb.Connection, keys):
    for key in keys:
        cursor = connection.cursor()  # ok: closed when it is dropped
        cursor.execute("SELECT * FROM orders WHERE id = :1", [key])
        print(cursor.fetchone())


def handed_on(key):
    connection = pool.acquire()  # ok: the caller's
    connection.call_timeout = 1000
    return connection


def two_at_once():
    with pool.acquire() as connection:
        with pool.acquire() as other:  # leak warning: nested-acquire <- line -1
            other.cursor().execute("SELECT 1 FROM dual")
        connection.ping()


async def asynchronous(settings):
    connection = await oracledb.connect_async(**settings)  # leak warning: connection-leak "on exception" <- line +1
    await connection.execute("UPDATE t SET n = n + 1")
    await connection.commit()
    await connection.close()


async def asynchronous_in_with(settings):
    async with oracledb.connect_async(**settings) as connection:  # ok
        await connection.execute("UPDATE t SET n = n + 1")
        await connection.commit()
