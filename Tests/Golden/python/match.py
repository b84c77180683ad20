import http


def literals(x):
    match x:
        case None:
            a()
        case 1 | "one":
            b()
        case -1:
            c()
        case True if x.ok:
            d()
        case http.OK:
            e()
        case _:
            f()
    g()


def captures(x):
    match x.f():
        case [first, *rest]:
            a(first, rest)
        case {"k": value, **others}:
            b(value, others)
        case Point(x=0, y=py):
            c(py)
        case str(text):
            d(text)
        case (Point() | None) as whole:
            e(whole)
        case (1, (2, inner)):
            g(inner)
        case other:
            h(other)


def subjects(x, y):
    match x, y:
        case None, conn:
            return conn
        case (only):
            return only
