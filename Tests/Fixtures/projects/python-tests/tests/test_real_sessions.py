from sqlalchemy import text

from shop.sessions import get_db, open_session


def test_counts():
    db = next(get_db())  # leak: session-leak
    assert db.scalar(text("SELECT 1")) == 1


def test_counts_again():
    db = open_session()  # leak: session-leak
    assert db.scalar(text("SELECT 1")) == 1
