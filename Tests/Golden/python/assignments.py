def simple(a):
    x = y = a.f()
    x.field = y
    x[0] = x["key"] = y
    x[a] = x[1:2] = y


def destructuring(pair):
    a, b = pair
    (c, d), e = make()
    [f, *g, h] = pair
    a, b = b, a
    i, j = None, 1
    return a, b


def augmented(x, rows):
    x += 1
    x.count -= 1
    rows += [x]
    rows |= x


def deletion(x):
    del x.a, x["k"], x[0]
    del x[x.i]
    del (x)


def annotated(x: int):
    y: str
    z: "list[int]" = x
    return z


def displays(a, b):
    empty = []
    constants = [1, 2]
    pair = (a, None)
    both = [a, *b, a]
    mapping = {"k": a, b: a, "n": 1, **b}
    members = {a, b}
    return empty, constants, pair, both, mapping, members


def arithmetic(a, b):
    x = a + b
    y = -a * 3
    z = ~a
    return x


def slices(rows):
    first = rows[:10]
    last = rows[-1]
    return rows[1, 2], first, last
