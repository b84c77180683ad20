"""Incident: sessions of a sessionmaker that nobody closes."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

from reports.rows import process_rows

engine = create_engine("postgresql://localhost/reports")
Session = sessionmaker(bind=engine)


def never_closed():
    session = Session()  # leak error: session-leak <- line +2
    rows = session.execute(text("SELECT * FROM facts")).all()
    process_rows(rows)


def closed_at_the_end():
    session = Session()  # leak warning: session-leak "exception"
    rows = session.execute(text("SELECT * FROM facts")).all()
    process_rows(rows)
    session.close()


def committed_is_not_closed():
    session = Session()  # leak warning: session-leak "exception" <- line +1
    session.execute(text("DELETE FROM facts"))
    session.commit()


def committed_or_rolled_back():
    session = Session()  # ok: the connection went back to the pool with the transaction
    try:
        session.execute(text("DELETE FROM facts"))
        session.commit()
    except Exception:
        session.rollback()
        raise


def committed_and_asked_again():
    session = Session()  # leak error: session-leak "on return" <- line +8
    try:
        session.execute(text("DELETE FROM facts"))
        session.commit()
    except Exception:
        session.rollback()
        raise
    rows = session.execute(text("SELECT * FROM facts")).all()
    return len(rows)


def committed_by_another():
    session = Session()  # ok
    try:
        save(session)
    except Exception:
        session.close()
        raise


def save(session):
    session.execute(text("DELETE FROM facts"))
    session.commit()


class Kept:
    """What is stored after its transaction is the object's."""

    def open(self):
        session = Session()  # ok
        session.rollback()
        self.session = session
        session.execute(text("SELECT 1"))


def closed_by_with():
    with Session() as session:  # ok
        rows = session.execute(text("SELECT * FROM facts")).all()
        process_rows(rows)


def closed_by_begin():
    with Session.begin() as session:  # ok
        session.execute(text("DELETE FROM facts"))


def closed_in_finally():
    session = Session()  # ok
    try:
        session.execute(text("DELETE FROM facts"))
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


def early_return(limit):
    session = Session()  # leak error: session-leak "return" <- line +4
    try:
        rows = session.execute(text("SELECT * FROM facts")).all()
        if len(rows) > limit:
            return None
        process_rows(rows)
    except Exception:
        session.close()
        raise
    session.close()
    return rows


def handed_to_the_caller():
    session = Session()  # ok: the caller's now
    return session
