"""Incident: `with psycopg2.connect()` ends the transaction and leaves the connection open."""

from contextlib import closing

import psycopg2

DSN = "dbname=shop"


# row 283
def load(order_id):
    with psycopg2.connect(DSN) as conn:  # leak error: connection-leak <- line +3
        with conn.cursor() as cur:
            cur.execute("SELECT * FROM orders WHERE id = %s", (order_id,))
            return cur.fetchone()


def store(order_id, total):
    with psycopg2.connect(DSN) as conn, conn.cursor() as cur:  # leak error: connection-leak <- line +1
        cur.execute("UPDATE orders SET total = %s WHERE id = %s", (total, order_id))


def store_named(order_id, total):
    conn = psycopg2.connect(DSN)  # leak error: connection-leak <- line +3
    with conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE orders SET total = %s WHERE id = %s", (total, order_id))


def store_and_close(order_id, total):
    conn = psycopg2.connect(DSN)  # ok
    try:
        with conn:
            with conn.cursor() as cur:
                cur.execute("UPDATE orders SET total = %s WHERE id = %s", (total, order_id))
    finally:
        conn.close()


def store_closing(order_id, total):
    with closing(psycopg2.connect(DSN)) as conn:  # ok
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE orders SET total = %s WHERE id = %s", (total, order_id))


def store_close_inside(order_id, total):
    with psycopg2.connect(DSN) as conn:  # leak warning: connection-leak "exception"
        with conn.cursor() as cur:
            cur.execute("UPDATE orders SET total = %s WHERE id = %s", (total, order_id))
    conn.close()
