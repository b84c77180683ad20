"""What a helper catches does not come out of it, whatever else does."""
import sqlite3

from app.work import work


def opened(path):
    try:
        return sqlite3.connect(path)
    except ValueError:
        return None


def handles(rows):
    try:
        work(rows)
    except (ValueError, KeyError):
        return None
    return rows


def raises_it_again(rows):
    try:
        work(rows)
    except ValueError:
        if rows:
            raise
        return None
    return rows


def raises_its_own(rows):
    try:
        work(rows)
    except ValueError:
        return None
    if not rows:
        raise ValueError(rows)
    return rows


def cannot_be_caught(path, rows):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +2
    try:
        handles(rows)
    except ValueError:
        return None
    conn.close()
    return None


def closed_by_the_handler_of_the_rest(path, rows):
    conn = sqlite3.connect(path)  # ok
    try:
        handles(rows)
    except ValueError:
        return None
    except Exception:
        conn.close()
        raise
    conn.close()
    return None


def caught_again(path, rows):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
    try:
        raises_it_again(rows)
    except ValueError:
        return None
    except Exception:
        conn.close()
        raise
    conn.close()
    return None


def caught_though_handled_before(path, rows):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
    try:
        raises_its_own(rows)
    except ValueError:
        return None
    except Exception:
        conn.close()
        raise
    conn.close()
    return None
