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


class Labels:
    def __init__(self, session: Session):
        self.session = session

    def change(self, item, check):
        self.session.add(item)
        self.session.flush()  # ok: who made the object closes the session
        check(item)
        self.session.commit()


class Tags:
    def __init__(self, session: Session):
        self.session = session

    def change(self, item, check):
        self.session.add(item)
        self.session.flush()  # leak warning: implicit-transaction <- line +1
        check(item)
        self.session.commit()


def main_labels(load, check):
    with session_scope() as session:
        labels = Labels(session)
        labels.change(load(), check)


def tags(session: Session):
    return Tags(session)
