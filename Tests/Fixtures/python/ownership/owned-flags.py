"""A session that is returned beside a flag that says who has to close it."""
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://db")
SessionLocal = sessionmaker(bind=engine)


def own():
    return SessionLocal(), True


def own_or_given(session):
    if session is not None:
        return session, False
    return SessionLocal(), True


def closed_as_the_flag_says(work):
    session = None
    owned = False
    try:
        session, owned = own()  # ok
        work(session)
    finally:
        if owned and session is not None:
            session.close()


def closed_by_the_flag_alone(work):
    session, owned = own()  # ok
    try:
        work(session)
    finally:
        if owned:
            session.close()


def closed_unless_the_flag_says(work):
    session, owned = own()  # leak error: session-leak "when the function ends"
    try:
        work(session)
    finally:
        if not owned:
            session.close()


def closed_if_it_was_made(work, given=None):
    session, owned = own_or_given(given)  # ok
    try:
        work(session)
    finally:
        if owned:
            session.close()


def closed_if_it_was_given(work):
    session, owned = own_or_given(None)  # leak error: session-leak "when the function ends"
    try:
        work(session)
    finally:
        if not owned:
            session.close()
