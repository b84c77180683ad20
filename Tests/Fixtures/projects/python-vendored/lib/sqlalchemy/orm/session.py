"""A copy of a library that the project carries with it: what it does inside is nobody's use of it."""

import sqlalchemy.orm


class Session:
    def begin(self):
        return self


def find(state):
    session = sqlalchemy.orm.Session()  # ok
    if state:
        return None
    session.close()
    return session
