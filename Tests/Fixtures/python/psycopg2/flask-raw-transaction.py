"""Incident: a view opens a transaction by hand and one validation returns without ending it."""

import psycopg2
from flask import Blueprint, jsonify, request

blueprint = Blueprint("payments", __name__)
connection = psycopg2.connect("dbname=payments")


@blueprint.post("/accounts/<int:account_id>/withdraw")
def withdraw(account_id):
    cursor = connection.cursor()
    cursor.execute('BEGIN')  # leak error: transaction-leak "return" <- line +10
    cursor.execute("SELECT balance FROM accounts WHERE id = %s FOR UPDATE", (account_id,))
    row = cursor.fetchone()
    if row is None:
        cursor.execute("ROLLBACK")
        return jsonify(error="no such account"), 404

    amount = request.json["amount"]
    if amount <= 0:
        # The forgotten one.
        return jsonify(error="amount must be positive"), 400
    if amount > row[0]:
        cursor.execute("ROLLBACK")
        return jsonify(error="insufficient funds"), 409

    cursor.execute("UPDATE accounts SET balance = balance - %s WHERE id = %s", (amount, account_id))
    cursor.execute("COMMIT")
    return jsonify(balance=row[0] - amount)


@blueprint.post("/transfers")
def transfer():
    with connection.cursor() as cur:
        cur.execute("begin isolation level serializable")  # leak error: transaction-leak <- line +6
        source = request.form.get("source")
        target = request.form.get("target")
        if source == target:
            # `with` closes the cursor and nothing else: the transaction is the connection's.
            cur.execute("select 1")
            return jsonify({"error": "same account"}), 400
        cur.execute("update accounts set balance = balance - 1 where id = %s", (source,))
        cur.execute("update accounts set balance = balance + 1 where id = %s", (target,))
        cur.execute("commit")
    return jsonify({"ok": True})


@blueprint.post("/refunds")
def refund():
    cursor = connection.cursor()
    cursor.execute("BEGIN")  # leak warning: transaction-leak "exception"
    charge = request.json["charge"]
    cursor.execute("UPDATE charges SET refunded = true WHERE id = %s", (charge,))
    notify_customer(charge)
    cursor.execute("COMMIT")
    return jsonify(refunded=charge)


@blueprint.post("/refunds/safe")
def refund_with_rollback():
    cursor = connection.cursor()
    cursor.execute("BEGIN")  # ok: every way out ends it
    try:
        charge = request.json["charge"]
        cursor.execute("UPDATE charges SET refunded = true WHERE id = %s", (charge,))
        if cursor.rowcount == 0:
            cursor.execute("ROLLBACK")
            return jsonify(error="no such charge"), 404
        notify_customer(charge)
    except Exception:
        cursor.execute("ROLLBACK")
        raise
    cursor.execute("COMMIT")
    return jsonify(refunded=charge)


@blueprint.post("/refunds/by-connection")
def refund_through_connection():
    cursor = connection.cursor()
    cursor.execute("BEGIN")  # ok: the connection's own methods end what the text began
    try:
        cursor.execute("UPDATE charges SET refunded = true WHERE id = %s", (request.json["charge"],))
        connection.commit()
    except Exception:
        connection.rollback()
        raise
    return jsonify(ok=True)


@blueprint.post("/refunds/finally")
def refund_with_flag():
    cursor = connection.cursor()
    done = False
    cursor.execute("BEGIN")  # ok: `finally` rolls back whatever did not commit
    try:
        cursor.execute("UPDATE charges SET refunded = true WHERE id = %s", (request.json["charge"],))
        cursor.execute("COMMIT")
        done = True
    finally:
        if not done:
            cursor.execute("ROLLBACK")
    return jsonify(ok=True)
