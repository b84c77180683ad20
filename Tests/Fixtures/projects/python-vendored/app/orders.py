from sqlalchemy.orm import Session


def replay(engine, order):
    session = Session(engine)  # leak error: session-leak "on return" <- line +2
    if order is None:
        return
    session.add(order)
    session.commit()
    session.close()
