"""Incident: FastAPI dependencies that yield a session. Rows 273, 274, 277, 278."""

from fastapi import Depends, FastAPI
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, sessionmaker

from shop.models import Item

app = FastAPI()
engine = create_engine("sqlite:///shop.db")
SessionLocal = sessionmaker(autocommit=False, autoflush=False, bind=engine)


# row 273
def get_db():
    db = SessionLocal()  # leak error: yield-without-finally <- line +1
    yield db
    db.close()


# row 274
def get_db_finally():
    db = SessionLocal()  # ok
    try:
        yield db
    finally:
        db.close()


# row 277
def get_session():
    with Session(engine) as session:  # leak note: yield-inside-with <- line +1
        yield session


def get_db_only_errors():
    db = SessionLocal()  # leak error: yield-without-finally
    try:
        yield db
    except ValueError:
        db.rollback()
    db.close()


@app.get("/items")
def items(
    first: Session = Depends(get_db),
    second: Session = Depends(get_db_finally),
    third: Session = Depends(get_session),
    fourth: Session = Depends(get_db_only_errors),
):
    return first.scalars(select(Item)).all()
