"""psycopg 3: `with conn.transaction()` and `with psycopg.connect()` end what they began."""

import psycopg
from flask import jsonify, request


def withdraw(conn: psycopg.Connection, account_id: int):
    with conn.transaction():  # ok
        with conn.cursor() as cur:
            cur.execute("SELECT balance FROM accounts WHERE id = %s FOR UPDATE", (account_id,))
            row = cur.fetchone()
            if row is None:
                return jsonify(error="no such account"), 404
            amount = request.json["amount"]
            if amount <= 0:
                return jsonify(error="amount must be positive"), 400
            cur.execute("UPDATE accounts SET balance = balance - %s WHERE id = %s", (amount, account_id))
    return jsonify(ok=True)


def withdraw_by_hand(conn: psycopg.Connection, account_id: int):
    conn.execute("BEGIN")  # leak error: transaction-leak <- line +3
    amount = request.json["amount"]
    if amount <= 0:
        return jsonify(error="amount must be positive"), 400
    conn.execute("UPDATE accounts SET balance = balance - %s WHERE id = %s", (amount, account_id))
    conn.execute("COMMIT")
    return jsonify(ok=True)


def total(dsn):
    with psycopg.connect(dsn) as conn:  # ok
        return conn.execute("SELECT sum(balance) FROM accounts").fetchone()[0]


def total_straight_line(dsn):
    conn = psycopg.connect(dsn)  # leak warning: connection-leak "exception"
    value = conn.execute("SELECT sum(balance) FROM accounts").fetchone()[0]
    conn.close()
    return value


async def total_async(dsn):
    async with await psycopg.AsyncConnection.connect(dsn) as conn:  # ok
        async with conn.cursor() as cur:
            await cur.execute("SELECT sum(balance) FROM accounts")
            return await cur.fetchone()


async def total_async_never_closed(dsn):
    conn = await psycopg.AsyncConnection.connect(dsn)  # leak error: connection-leak <- line +2
    cur = await conn.execute("SELECT sum(balance) FROM accounts")
    return await cur.fetchone()
