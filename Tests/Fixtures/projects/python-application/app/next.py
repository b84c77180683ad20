"""Generators driven by hand."""

from app.database import get_db, get_db_finally


# row 279
def outside_the_framework():
    db = next(get_db_finally())  # leak error: session-leak "`db` is not closed on return" <- line +1
    return db.info


def closed_by_hand():
    db = next(get_db_finally())  # ok
    try:
        return db.info
    finally:
        db.close()


def generator_in_hand():
    sessions = get_db_finally()
    db = next(sessions)  # ok
    try:
        return db.info
    finally:
        sessions.close()


def unprotected():
    db = next(get_db())  # ok: the generator does not protect its yield, which is reported there
    return db.info
