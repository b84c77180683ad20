"""Sessions of a factory that another file made."""

from sqlalchemy import text

import app.database
from app import Session as Exported
from app.database import Session, session_scope
from app.database import connect as open_connection

from . import database
from .database import shut


def from_import():
    session = Session()  # leak error: session-leak <- line +1
    return session.execute(text("SELECT 1")).all()


def through_package():
    session = Exported()  # leak error: session-leak <- line +1
    return session.execute(text("SELECT 1")).all()


def through_module():
    session = app.database.Session()  # leak error: session-leak <- line +1
    return session.execute(text("SELECT 1")).all()


def through_relative_module():
    session = database.Session()  # leak error: session-leak <- line +1
    return session.execute(text("SELECT 1")).all()


def scoped():
    with session_scope() as session:  # ok
        return session.execute(text("SELECT 1")).all()


def closed():
    with Session() as session:  # ok
        return session.execute(text("SELECT 1")).all()


def connection_of_helper(dsn):
    conn = open_connection(dsn)  # leak error: connection-leak <- line +2
    cur = conn.cursor()
    cur.execute("SELECT 1")


def connection_closed_by_helper(dsn):
    conn = database.connect(dsn)  # ok
    try:
        cur = conn.cursor()
        cur.execute("SELECT 1")
        return cur.fetchone()
    finally:
        shut(conn)
