"""Generators driven by hand."""

from app.database import get_db


# row 279
def outside_the_framework():
    db = next(get_db())  # todo-leak: session-leak
    return db.info
