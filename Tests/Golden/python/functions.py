from typing import Annotated, Dict, Generator, List, Optional, Union
from fastapi import Depends, Security, FastAPI
from sqlalchemy.orm import Session
import sqlalchemy.orm as orm
from app.db import get_db

app = FastAPI()
SessionDep = Annotated[Session, Depends(get_db)]
MaybeSession = Optional[Session]


def kinds(a, /, b, *args: int, c: str = "x", **kwargs):
    pass


def types(
    a: Session,
    b: Optional[orm.Session],
    c: "Session | None",
    d: Union[Session, None],
    e: List[Session],
    f: Dict[str, "Session"],
    g: MaybeSession = None,
    h: Annotated[Session, "note"] = None,
    i: Union[Session, int] = 3,
) -> Generator[Session, None, None]:
    yield a


def results() -> tuple[Session, int]:
    return make()


def nothing() -> None:
    pass


@app.get("/a")
def injected(
    a: Session = Depends(get_db),
    b: SessionDep = None,
    c: Annotated[Session, Depends(get_db)] = None,
    d: Session = Security(dependency=get_db, scopes=[]),
    e: Session = Depends(),
    f=Depends(lambda: 1),
):
    return a


def factory(name):
    router = make_router(name)

    @router.post("/b")
    @app.middleware("http")
    async def handler(request):
        return name

    return handler


def defaults(a=make(), b=lambda x, *y: x):
    pass


def test_something():
    assert 1


def outer():
    import os

    def deep(path: os.PathLike):
        return lambda: path

    return deep
