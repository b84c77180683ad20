import psycopg2
from psycopg2 import Error as DatabaseError
from app.errors import *

RETRYABLE = (psycopg2.OperationalError, DatabaseError)
COMPUTED = make_types()


def clauses():
    try:
        f()
    except ValueError:
        a()
    except (psycopg2.Error, KeyError) as e:
        b(e)
    except Exception:
        c()
    else:
        d()


def everything():
    try:
        f()
    except:
        a()


def base():
    try:
        f()
    except (ValueError, BaseException):
        a()


def tuples(kind):
    try:
        f()
    except RETRYABLE:
        a()
    except COMPUTED:
        b()
    except kind:
        c()
    except (ValueError, *kind):
        d()
    except ():
        never()


def reraise():
    try:
        f()
    except ValueError:
        try:
            g()
        except KeyError:
            pass
        raise
    except OSError as e:
        log(e)
        raise e
    except TypeError as e:
        raise e.with_traceback(None)


def raises(error, value):
    if value == 1:
        raise ValueError("x", value.f())
    if value == 2:
        raise psycopg2.Error
    if value == 3:
        raise error
    if value == 4:
        raise make(value) from error
    if value == 5:
        raise error.Kind("x")
    raise


def translated():
    try:
        f()
    except KeyError as e:
        raise LookupError(str(e)) from e


def nested():
    try:
        try:
            f()
        except ValueError:
            g()
    except KeyError:
        h()


def groups():
    try:
        f()
    except* ValueError as e:
        a(e)


def ends_process(a):
    import sys
    from os import _exit

    if a == 1:
        sys.exit(f())
    elif a == 2:
        _exit(1)
    elif a == 3:
        exit()
    return a.exit()
