"""A session that is bound to one connection takes none out of the pool: that one is closed by whoever opened it."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session


def upgrade():
    bind = op.get_bind()
    session = Session(bind=bind)  # ok
    for row in session.query(Account).filter(Account.name.is_(None)):
        row.name = ""
    session.commit()


def downgrade():
    session = orm.Session(op.get_bind())  # ok
    if session.query(Account).count() == 0:
        return
    op.drop_column("accounts", "name")
    session.commit()


def import_rows(connection: Connection, rows):
    session = Session(bind=connection)  # ok
    session.add_all(rows)
    session.flush()


def import_all(engine: Engine, rows):
    session = Session(bind=engine)  # leak: session-leak "`session` is not closed" <- line +3
    session.add_all(rows)
    session.flush()
    return len(rows)


def import_both(engine: Engine, rows):
    connection = engine.connect()  # leak: connection-leak "`connection` is not closed" <- line +4
    session = Session(bind=connection)
    session.add_all(rows)
    session.commit()
    return len(rows)


class Account(sa.orm.DeclarativeBase):
    name = sa.Column(sa.String)
