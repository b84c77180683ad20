from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("sqlite:///shop.db")
SessionLocal = sessionmaker(engine)


@contextmanager
def session_scope():
    session = SessionLocal()
    try:
        yield session
    finally:
        session.close()


def rename(session: Session, names):
    for item in session.query(names).all():
        session.add(item)  # ok: who opened the session closes it
    session.commit()


def rename_all(session: Session, names):
    rename(session, names)


def main_rename(load):
    with session_scope() as session:
        rename_all(session, load())


def relabel(session: Session, names):
    for item in session.query(names).all():
        session.add(item)  # leak warning: implicit-transaction <- line -1
    session.commit()


def relabel_all(session: Session, names):
    relabel(session, names)
