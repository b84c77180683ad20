def for_loop(rows):
    for row in rows:
        if row:
            continue
        if not row.x:
            break
        use(row)
    else:
        exhausted()
    after()


def unpacking(rows):
    for i, (a, b) in enumerate(rows):
        use(i, a, b)


def while_loop(conn):
    while conn.next():
        if conn.done:
            break
    else:
        ended()
    after()


def endless():
    while True:
        if poll():
            return 1


def retry(connect):
    for attempt in range(3):
        try:
            conn = connect()
            break
        except OSError:
            sleep(attempt)
            continue
    else:
        raise RuntimeError("gave up")
    return conn


def target_attribute(self, rows):
    for self.row in rows:
        pass


def comprehensions(rows, other):
    a = [f(x) for x in rows if x if not x.y]
    b = {k: v for k, v in rows}
    c = {(x, y) for x in rows for y in other(x)}
    return sum(x.n for x in rows)


def finally_in_loop(rows):
    for row in rows:
        try:
            if row.skip:
                continue
            if row.stop:
                break
            if row.found:
                return row
        finally:
            row.close()
    return None
