"""MySQLdb in handlers, scripts and threads."""

from concurrent.futures import ThreadPoolExecutor

import MySQLdb
import MySQLdb.cursors


def user(request):
    db = MySQLdb.connect(host="db", user="app", db="shop")  # leak error: connection-leak "on return" <- line +4
    cur = db.cursor(MySQLdb.cursors.DictCursor)
    cur.execute("SELECT * FROM user WHERE id = %s", (request.args["id"],))
    if cur.rowcount == 0:
        return "", 404
    row = cur.fetchone()
    db.close()
    return row


def with_closes(request):
    with MySQLdb.connect(host="db", user="app", db="shop") as db:  # ok: since 2.0
        cur = db.cursor()
        cur.execute("SELECT * FROM user WHERE id = %s", (request.args["id"],))
        return cur.fetchone()


def job(item):
    db = MySQLdb.connect(host="db")  # leak warning: connection-leak "on exception" <- line +1
    db.cursor().execute("INSERT INTO item VALUES (%s)", (item,))
    db.commit()
    db.close()


def run(items):
    with ThreadPoolExecutor(4) as executor:
        list(executor.map(job, items))


def closed_if_open(item):
    db = MySQLdb.connect(host="db")  # ok
    try:
        db.cursor().execute("INSERT INTO item VALUES (%s)", (item,))
        db.commit()
    except MySQLdb.Error:
        db.rollback()
        raise
    finally:
        if db.open:
            db.close()


def first_page(db: MySQLdb.connections.Connection, n):
    cur = db.cursor(cursorclass=MySQLdb.cursors.SSCursor)  # leak error: cursor-leak "on return" <- line +3
    cur.execute("SELECT * FROM item")
    rows = cur.fetchmany(n)
    return rows


def every_page(db: MySQLdb.connections.Connection):
    cur = db.cursor(MySQLdb.cursors.SSCursor)  # ok
    try:
        cur.execute("SELECT * FROM item")
        return sum(row[1] for row in cur)
    finally:
        cur.close()


def transfer(db: MySQLdb.connections.Connection, amount):
    db.begin()  # leak error: transaction-leak "on return" <- line +5
    cur = db.cursor()
    cur.execute("SELECT balance FROM account FOR UPDATE")
    balance = cur.fetchone()[0]
    if balance < amount:
        return False
    cur.execute("UPDATE account SET balance = balance - %s", (amount,))
    db.commit()
    return True
