"""Objects that own connections."""

import threading

import psycopg2
from framework import Component


class Closing:
    """A method releases the field: whoever makes the object has to call it."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok

    def close(self):
        self.conn.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def first(self):
        with self.conn.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone()


def closes(dsn):
    store = Closing(dsn)  # ok
    try:
        return store.first()
    finally:
        store.close()


def closes_by_with(dsn):
    with Closing(dsn) as store:  # ok
        return store.first()


def forgets(dsn):
    store = Closing(dsn)  # leak error: connection-leak "`store` is not closed on return" <- line +1
    return store.first()


def closes_unless_it_raises(dsn):
    store = Closing(dsn)  # leak warning: connection-leak "on exception" <- line +1
    result = store.first()
    store.close()
    return result


def hands_on(dsn):
    return Closing(dsn)  # ok


def keeps(registry, dsn):
    registry.store = Closing(dsn)  # ok


class SubClosing(Closing):
    """What the base owns and releases."""

    def second(self):
        return self.first()


def forgets_derived(dsn):
    store = SubClosing(dsn)  # leak error: connection-leak <- line +1
    return store.second()


def closes_derived(dsn):
    with SubClosing(dsn) as store:  # ok
        return store.second()


class Destructing:
    """Closes when it is collected."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok

    def __del__(self):
        self.conn.close()


def drops_destructing(dsn):
    store = Destructing(dsn)  # ok
    return store.conn.cursor().fetchone()


class Keeping:
    """Nothing closes it."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # leak warning: connection-leak "`self.conn` is not closed by any method"

    def close(self):
        print("closing")

    def first(self):
        with self.conn.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone()


def keeps_for_good(dsn):
    store = Keeping(dsn)  # ok: reported where it is kept
    return store.first()


# row 221
class EntersOnly:
    """Leaves without closing what it opened when it was entered."""

    def __init__(self, dsn):
        self.dsn = dsn

    def __enter__(self):
        self.conn = psycopg2.connect(self.dsn)  # leak warning: connection-leak "by any method of `EntersOnly`"
        return self

    def __exit__(self, *exception):
        print("left")


def enters(dsn):
    with EntersOnly(dsn) as store:
        return store.conn.cursor()


# row 389
class ClosesOther:
    """A field of a similar name is closed, not this one."""

    def __init__(self, dsn):
        self.conn_a = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
        self.conn_b = psycopg2.connect(dsn)  # leak warning: connection-leak "`self.conn_b` is not closed by any method"

    def close(self):
        self.conn_a.close()


def makes_two(dsn):
    pair = ClosesOther(dsn)  # ok
    pair.close()


class AliasInClose:
    """The field is closed under another name."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok

    def close(self):
        conn, self.conn = self.conn, None
        if conn is not None:
            conn.close()


def closes_alias(dsn):
    store = AliasInClose(dsn)  # ok
    store.close()


class ClosedByHelper:
    """A function closes what it is handed."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok

    def stop(self):
        quietly(self.conn)


def quietly(conn):
    try:
        conn.close()
    except psycopg2.Error:
        pass


def stops(dsn):
    store = ClosedByHelper(dsn)  # ok
    store.stop()


class InList:
    """Closed in a loop over what is kept."""

    def __init__(self, dsn):
        self.read = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
        self.write = psycopg2.connect(dsn)  # ok

    def close(self):
        for conn in (self.read, self.write):
            conn.close()


def in_list(dsn):
    pair = InList(dsn)
    pair.close()


class OfFramework(Component):
    """Nobody knows what the base does with it."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok


def of_framework(dsn):
    component = OfFramework(dsn)
    return component.run()


class Singleton:
    """Lives as long as the process."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok


singleton = Singleton("")


class Cached:
    """Kept in a global."""

    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)  # ok


_cached = None


def cached(dsn):
    global _cached
    if _cached is None:
        _cached = Cached(dsn)
    return _cached


class Local(threading.local):
    """A connection a thread."""

    def __init__(self):
        self.conn = psycopg2.connect("")  # ok


class ClosedElsewhere:
    """Whoever uses it closes the connection."""

    def __init__(self, dsn):
        self.shared_conn = psycopg2.connect(dsn)  # ok


def closes_elsewhere(dsn):
    holder = ClosedElsewhere(dsn)
    holder.shared_conn.close()
