"""Shapes from incidents: rows 285, 286 and 289 to 293."""

import psycopg2
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://localhost/app")
Factory = sessionmaker(bind=engine)


# row 285
def swallows_without_rollback(conn: psycopg2.extensions.connection, names):
    cur = conn.cursor()
    for name in names:
        try:
            cur.execute("BEGIN")  # leak: transaction-leak
            cur.execute("INSERT INTO names VALUES (%s)", (name,))
            cur.execute("COMMIT")
        except psycopg2.Error as error:
            print("skipped", name, error)


# row 286
def early_return(key):
    session = Factory()  # leak error: session-leak "on return" <- line +3
    row = session.execute(text("SELECT * FROM facts WHERE id = :id"), {"id": key}).first()
    if row is None:
        return None
    session.close()
    return row


# row 289
def connection_an_iteration(dsns):
    totals = []
    for dsn in dsns:
        conn = psycopg2.connect(dsn)  # leak error: connection-leak
        cur = conn.cursor()
        cur.execute("SELECT total FROM totals")
        row = cur.fetchone()
        if row is None:
            continue
        totals.append(row[0])
        conn.close()
    return totals


# row 289
def connection_an_iteration_closed(dsns):
    totals = []
    for dsn in dsns:
        conn = psycopg2.connect(dsn)  # ok
        try:
            cur = conn.cursor()
            cur.execute("SELECT total FROM totals")
            row = cur.fetchone()
            if row is None:
                continue
            totals.append(row[0])
        finally:
            conn.close()
    return totals


# row 290: a named cursor lives on the server
def raise_before_close(conn: psycopg2.extensions.connection):
    cur = conn.cursor(name="all_facts")  # leak warning: cursor-leak "on exception"
    cur.execute("SELECT * FROM facts")
    row = cur.fetchone()
    if row is None:
        raise LookupError("no facts")
    cur.close()
    return row


# row 290
def client_side_cursor(conn: psycopg2.extensions.connection):
    cur = conn.cursor()  # ok: holds nothing on the server
    cur.execute("SELECT * FROM facts")
    row = cur.fetchone()
    if row is None:
        raise LookupError("no facts")
    return row


# row 291
def no_handler(conn: psycopg2.extensions.connection, name):
    cur = conn.cursor()
    cur.execute("BEGIN")  # leak warning: transaction-leak "on exception" <- line +1
    cur.execute("INSERT INTO names VALUES (%s)", (name,))
    cur.execute("COMMIT")


# row 293
def factory_made(name):
    session = Factory()  # leak warning: session-leak "on exception" <- line +1
    session.execute(text("INSERT INTO names VALUES (:n)"), {"n": name})
    session.commit()


class ClosingSession:
    def __enter__(self):
        self.session = Session(engine)  # ok
        return self.session

    def __exit__(self, *details):
        self.session.close()


# row 293
def closing_class(name):
    with ClosingSession() as session:  # ok
        session.execute(text("INSERT INTO names VALUES (:n)"), {"n": name})
        session.commit()
