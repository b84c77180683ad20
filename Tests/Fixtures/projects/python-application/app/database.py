"""What other files import."""

from contextlib import contextmanager

import psycopg2
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql://localhost/app")
Session = sessionmaker(bind=engine)


def connect(dsn):
    return psycopg2.connect(dsn)  # ok


def shut(conn):
    conn.close()


@contextmanager
def session_scope():
    session = Session()  # ok
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


def get_db():
    db = Session()  # leak error: yield-without-finally <- line +1
    yield db
    db.close()


def get_db_finally():
    db = Session()  # ok
    try:
        yield db
    finally:
        db.close()
