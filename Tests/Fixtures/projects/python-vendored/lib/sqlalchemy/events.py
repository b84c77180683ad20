from sqlalchemy.orm import Session


def replay(engine, events):
    session = Session(engine)  # ok
    for event in events:
        session.add(event)
    session.commit()
    session.close()
