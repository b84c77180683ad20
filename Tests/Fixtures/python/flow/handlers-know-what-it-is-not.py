"""Behind a handler that did not match, the exception is none of those that it names."""

import sqlite3


def what_is_left(path, work):
    conn = sqlite3.connect(path)  # ok
    try:
        try:
            work()
        except ValueError:
            conn.close()
            return
    except ValueError:
        return
    except Exception:
        conn.close()
        return
    conn.close()


def what_may_be(path, work):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +8
    try:
        try:
            work()
        except KeyError:
            conn.close()
            return
    except ValueError:
        return
    except Exception:
        conn.close()
        return
    conn.close()


def kept_and_raised(path, work):
    conn = sqlite3.connect(path)  # ok
    failure = None
    try:
        work()
    except BaseException as error:
        failure = error
    conn.close()
    if failure is not None:
        raise failure


def group(path, work):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    try:
        work()
    except* ValueError:
        print("values")
    conn.close()
