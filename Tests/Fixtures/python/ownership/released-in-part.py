# A helper that ends the transaction on some of its paths has closed nothing.
import sqlite3

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("sqlite://")
Session = sessionmaker(bind=engine)


def find_cookie(session, name):
    account = session.get(Account, name)
    if account is not None and account.is_expired:
        session.delete(account)
        session.commit()
        return None
    return account


def find_cookie_below(session, name):
    return find_cookie(session, name)


def drops_the_session(name):
    session = Session()  # leak: session-leak
    return find_cookie(session, name)


def drops_it_two_calls_away(name):
    session = Session()  # leak: session-leak
    return find_cookie_below(session, name)


def closes_it(name):
    session = Session()  # ok
    try:
        return find_cookie_below(session, name)
    finally:
        session.close()


def close_maybe(conn, really):
    if really:
        conn.close()


def may_have_closed(path, really):
    conn = sqlite3.connect(path)  # ok: nobody knows
    close_maybe(conn, really)


def begins(conn: sqlite3.Connection):
    conn.execute("BEGIN")


def ends_maybe(conn: sqlite3.Connection, really):
    if really:
        conn.commit()


def transaction_may_have_ended(path, really):
    conn = sqlite3.connect(path)  # leak: connection-leak
    begins(conn)
    ends_maybe(conn, really)
