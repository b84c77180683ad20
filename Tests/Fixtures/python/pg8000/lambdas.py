"""pg8000 in cloud functions, in both of its ways."""

import pg8000.dbapi
import pg8000.native


def handler(event, context):
    conn = pg8000.dbapi.connect(user="app", host=event["host"])  # leak warning: connection-leak "on exception" <- line +2
    cursor = conn.cursor()
    cursor.execute("INSERT INTO event VALUES (%s)", (event["id"],))
    conn.commit()
    conn.close()
    return {"statusCode": 200}


def native(event, context):
    con = pg8000.native.Connection("app", host=event["host"])  # ok
    try:
        return con.run("SELECT * FROM event WHERE id = :id", id=event["id"])
    finally:
        con.close()


def native_in_with(event):
    with pg8000.native.Connection("app") as con:  # ok
        con.run("START TRANSACTION")
        con.run("INSERT INTO event VALUES (:id)", id=event["id"])
        con.run("COMMIT")


def prepared(con: pg8000.native.Connection, keys):
    statement = con.prepare("SELECT * FROM event WHERE id = :id")  # leak warning: statement-leak "on exception" <- line +1
    rows = [statement.run(id=key) for key in keys]
    statement.close()
    return rows
