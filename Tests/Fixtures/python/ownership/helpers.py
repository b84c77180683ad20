"""Functions that release for others, closures that are handed on, lists of what has to be done in the end."""

import atexit
from contextlib import ExitStack, closing

import psycopg2


def shut(conn, log=None):
    try:
        conn.close()
    except psycopg2.Error as error:
        if log:
            log.warning("%s", error)


def by_helper(dsn, log):
    conn = psycopg2.connect(dsn)  # ok
    try:
        return conn.cursor().fetchone()
    finally:
        shut(conn, log)


def shut_if(conn, wanted):
    if wanted:
        conn.close()


def rolled_back_in_return(dsn):
    conn = psycopg2.connect(dsn)  # ok
    return conn.close() or 1


def opened(dsn):
    conn = psycopg2.connect(dsn)  # ok

    def done():
        conn.close()

    return conn, done


def runs_closure(dsn):
    conn, done = opened(dsn)  # ok
    try:
        return conn.cursor().fetchone()
    finally:
        done()


def forgets_closure(dsn):
    conn, _ = opened(dsn)  # leak error: connection-leak <- line +2
    cur = conn.cursor()
    return cur.rowcount


def closes_instead(dsn):
    conn, done = opened(dsn)  # ok
    conn.close()


def hands_closure_on(dsn, registry):
    conn, done = opened(dsn)  # ok
    registry.on_exit(done)
    return conn.info


def method(dsn):
    conn = psycopg2.connect(dsn)  # ok
    return conn, conn.close


def runs_method(dsn):
    conn, done = method(dsn)  # ok
    try:
        return conn.info
    finally:
        done()


def only_closure(dsn):
    conn = psycopg2.connect(dsn)  # ok
    return lambda: conn.close()


def at_exit(dsn):
    conn = psycopg2.connect(dsn)  # ok
    atexit.register(conn.close)
    return conn.info


def stored(dsn):
    todo = []
    conn = psycopg2.connect(dsn)  # ok
    todo.append(conn.close)
    try:
        return conn.info
    finally:
        for f in todo:
            f()


def variable(dsn):
    conn = psycopg2.connect(dsn)  # ok
    done = conn.close
    try:
        return conn.info
    finally:
        done()


def stack(dsn):
    with ExitStack() as stack:
        conn = stack.enter_context(closing(psycopg2.connect(dsn)))  # ok
        return conn.info


def stack_callback(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)  # ok
        stack.callback(conn.close)
        return conn.cursor().fetchone()


def stack_helper(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)  # ok
        stack.callback(shut, conn)
        return conn.cursor().fetchone()


def given_stack(dsn, stack: ExitStack):
    conn = psycopg2.connect(dsn)  # ok
    stack.callback(conn.close)
    return conn


def stack_too_late(dsn):
    with ExitStack() as stack:
        conn = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception" <- line +1
        cur = conn.cursor().fetchone()
        stack.callback(conn.close)
        return cur


def closes_all(conns):
    for conn in conns:
        conn.close()


def in_list(dsns):
    conns = []
    try:
        for dsn in dsns:
            conns.append(psycopg2.connect(dsn))  # ok
        return [conn.info for conn in conns]
    finally:
        for conn in conns:
            conn.close()


def in_dictionary(dsns):
    conns = {}
    try:
        for dsn in dsns:
            conns[dsn] = psycopg2.connect(dsn)  # ok
    finally:
        for conn in conns.values():
            conn.close()


def in_comprehension(dsns):
    conns = [psycopg2.connect(dsn) for dsn in dsns]  # ok
    closes_all(conns)


def by_helper_for_all(dsns):
    conns = []
    for dsn in dsns:
        conns.append(psycopg2.connect(dsn))  # ok
    closes_all(conns)
