"""Decorators that provide a session or a transaction."""

import functools

import psycopg2
from sqlalchemy import text
from sqlalchemy.orm import sessionmaker

SessionLocal = sessionmaker()


def with_session(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        session = SessionLocal()  # ok
        try:
            return function(session, *args, **kwargs)
        finally:
            session.close()

    return wrapper


def with_session_forgetting(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        session = SessionLocal()  # leak warning: session-leak "on exception" <- line +1
        result = function(session, *args, **kwargs)
        session.close()
        return result

    return wrapper


@with_session
def decorated(session, name):
    return session.execute(text("SELECT 1")).all()  # ok


def in_transaction(dsn, callback):
    conn = psycopg2.connect(dsn)  # ok
    try:
        result = callback(conn)
        conn.commit()
        return result
    except Exception:
        conn.rollback()
        raise
    finally:
        conn.close()


def in_transaction_forgetting(dsn, callback):
    conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
    result = callback(conn)
    conn.commit()
    conn.close()
    return result


def uses(dsn):
    return in_transaction(dsn, lambda conn: conn.cursor().fetchone())  # ok


def opens_inside(dsn):
    def work(conn):
        other = psycopg2.connect(dsn)  # leak error: connection-leak
        return other.cursor().rowcount

    return in_transaction(dsn, work)


def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for _ in range(times):
                conn = psycopg2.connect("")  # leak error: connection-leak
                try:
                    return function(conn, *args, **kwargs)
                except psycopg2.OperationalError:
                    continue
            return None

        return wrapper

    return decorate
