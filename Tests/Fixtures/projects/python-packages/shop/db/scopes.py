from contextlib import contextmanager

from .engine import Session


@contextmanager
def session_scope():
    session = Session()  # ok
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()
