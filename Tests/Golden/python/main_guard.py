from .db import Session
from . import models as m
from ..pkg.sub import thing

engine: Session = Session()


def main():
    engine.run(m, thing)


if __name__ == "__main__":
    conn = Session.connect()
    main()
    raise SystemExit(main())
