"""The application's session is torn down with its context; engines and threads are the program's."""

import threading

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import sessionmaker

app = Flask(__name__)
db = SQLAlchemy(app)


class User(db.Model):
    pass


@app.route("/user/<name>")
def user(name):
    found = db.session.execute(db.select(User).filter_by(name=name)).scalar_one()  # ok
    db.session.add(User())
    db.session.commit()
    return {"id": found.id}


@app.route("/count")
def count():
    conn = db.engine.connect()  # leak error: connection-leak "on return" <- line +2
    n = conn.execute(db.text("SELECT count(*) FROM user")).scalar()
    return {"count": n}


@app.route("/count-in-with")
def count_in_with():
    with db.engine.begin() as conn:  # ok
        return {"count": conn.execute(db.text("SELECT count(*) FROM user")).scalar()}


def worker():
    Session = sessionmaker(bind=db.engine)
    session = Session()  # leak warning: session-leak "on exception" <- line +1
    session.query(User).delete()
    session.commit()
    session.close()


def start():
    threading.Thread(target=worker).start()
