import requests
from fastapi import Depends, FastAPI
from fastapi.responses import StreamingResponse
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from shop.models import Item, User

app = FastAPI()
engine = create_engine("sqlite:///shop.db")


def get_db():
    with Session(engine) as session:  # leak note: yield-inside-with
        yield session


# row 281
@app.get("/report")
def report(token: str, db: Session = Depends(get_db)):
    user = db.execute(select(User).where(User.token == token)).scalar_one()
    reply = requests.get("https://reports.example", timeout=60)  # leak note: external-call-in-transaction <- line -1
    return {"user": user.name, "report": reply.text}


# row 281: the session gave its connection back
@app.get("/report-after")
def report_after(token: str, db: Session = Depends(get_db)):
    name = db.execute(select(User.name).where(User.token == token)).scalar_one()
    db.close()
    reply = requests.get("https://reports.example", timeout=60)  # ok
    return {"user": name, "report": reply.text}


# row 282
@app.get("/export")
def export(db: Session = Depends(get_db)):
    items = db.scalars(select(Item)).all()
    return StreamingResponse(lines(items))  # leak note: external-call-in-transaction


# row 282: nothing was begun
@app.get("/events")
def events(source, db: Session = Depends(get_db)):
    return StreamingResponse(source)  # ok


def lines(items):
    for item in items:
        yield item.name


def asks_in_a_transaction(token):
    with Session(engine) as session:
        with session.begin():
            requests.post("https://audit.example", timeout=60)  # leak warning: external-call-in-transaction <- line -1


def asks_between(token):
    with Session(engine) as session:
        name = session.execute(select(User.name)).scalar_one()
        session.rollback()
        requests.post("https://audit.example", data=name, timeout=60)  # ok


class Audit:
    def __init__(self):
        self.session = Session(engine)

    def log(self, item, check):
        self.session.add(item)
        self.session.flush()  # leak warning: implicit-transaction <- line +1
        check(item)
        self.session.commit()


def two_connections():
    with engine.connect() as one:
        with engine.connect() as two:  # leak warning: nested-acquire <- line -1
            two.execute(select(User))
        one.execute(select(Item))


def used_after_with():
    with engine.connect() as conn:
        conn.execute(select(User))
    conn.execute(select(Item))  # leak error: use-after-release
