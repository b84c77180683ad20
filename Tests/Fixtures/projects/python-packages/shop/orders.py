import shop
import shop.db.pool as pool
from shop import Session, open_connection
from shop.db import connect

from . import session_scope
from .db.engine import Session as Made


def through_package():
    session = Session()  # leak error: session-leak <- line +1
    return session.info


def through_module():
    session = shop.Session()  # leak error: session-leak <- line +1
    return session.info


def from_the_source():
    session = Made()  # leak error: session-leak <- line +1
    return session.info


def renamed():
    conn = open_connection("shop")  # leak error: connection-leak <- line +1
    return conn.info


def through_star():
    conn = connect("shop")  # leak error: connection-leak <- line +1
    return conn.info


def through_alias_of_module():
    conn = pool.connect("shop")  # leak error: connection-leak <- line +1
    return conn.info


def through_attribute():
    conn = shop.open_connection("shop")  # leak error: connection-leak <- line +1
    return conn.info


def scoped():
    with session_scope() as session:  # ok
        return session.info


def inside_function():
    from shop.db.pool import connect as late

    conn = late("shop")  # leak error: connection-leak <- line +1
    return conn.info
