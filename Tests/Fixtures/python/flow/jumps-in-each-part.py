"""return, break, continue and raise in each part of `try`, one inside another."""

import sqlite3

from app.metrics import record


def returns_in_try(path):
    try:
        conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +1
        return record(path)
    except ValueError:
        return None


def returns_in_try_behind_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        return record(path)
    finally:
        conn.close()


def returns_in_else(path):
    conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +7
    try:
        record(path)
    except BaseException:
        conn.close()
        raise
    else:
        return 1
    conn.close()


def returns_in_else_behind_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except ValueError:
        return 0
    else:
        return 1
    finally:
        conn.close()


def breaks_in_try(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        try:
            if path:
                break
        except ValueError:
            record(path)
        conn.close()


def breaks_in_try_behind_finally(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # ok
        try:
            if record(path):
                break
        finally:
            conn.close()


def continues_in_a_handler(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        try:
            conn.execute("SELECT 1")
        except Exception:
            continue
        conn.close()


def continues_in_a_handler_behind_finally(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # ok
        try:
            conn.execute("SELECT 1")
        except Exception:
            continue
        finally:
            conn.close()


def continues_in_finally(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # ok
        try:
            conn.execute("SELECT 1")
        finally:
            conn.close()
            continue


def continues_in_finally_without_closing(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak
        try:
            conn.execute("SELECT 1")
            conn.close()
        finally:
            continue


def raises_in_a_handler(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +4
    try:
        record(path)
    except Exception:
        raise KeyError(path)
    conn.close()


def raises_in_a_handler_behind_finally(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except Exception:
        raise KeyError(path)
    finally:
        conn.close()


def raises_in_else(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +7
    try:
        record(path)
    except BaseException:
        conn.close()
        raise
    else:
        raise KeyError(path)


def raises_in_finally(path, other):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"
    try:
        record(path)
    finally:
        if other:
            raise KeyError(path)
        conn.close()


def raises_in_finally_behind_a_close(path, other):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    finally:
        conn.close()
        raise KeyError(path)


def a_handler_inside_a_handler(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except Exception:
        try:
            record(path)
        except BaseException:
            conn.close()
            raise
    conn.close()


def a_handler_inside_a_handler_that_passes(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +5
    try:
        record(path)
    except Exception:
        try:
            record(path)
        except ValueError:
            conn.close()
            raise
    conn.close()


def finally_inside_finally(path, other):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    finally:
        try:
            record(other)
        finally:
            conn.close()


def finally_that_raises_first(path, other):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +4
    try:
        record(path)
    finally:
        record(other)
        conn.close()


def not_protected_in_else(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception" <- line +7
    try:
        record(path)
    except BaseException:
        conn.close()
        raise
    else:
        record(path)
        conn.close()


def bare_raise_behind_a_close(path):
    conn = sqlite3.connect(path)  # ok
    try:
        record(path)
    except:
        conn.close()
        raise
    conn.close()


def bare_raise(path):
    conn = sqlite3.connect(path)  # leak warning: connection-leak "on exception"
    try:
        record(path)
    except ValueError:
        raise
    conn.close()


def out_of_two_loops(paths):
    for group in paths:
        for path in group:
            conn = sqlite3.connect(path)  # leak error: connection-leak "on return" <- line +4
            try:
                if path:
                    conn.execute("SELECT 1")
                    return
            except sqlite3.Error:
                conn.close()
                raise
            conn.close()


def out_of_two_loops_behind_finally(paths):
    for group in paths:
        for path in group:
            conn = sqlite3.connect(path)  # ok
            try:
                if path:
                    return
            finally:
                conn.close()


def breaks_in_finally_without_closing(paths):
    for path in paths:
        conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
        try:
            conn.execute("SELECT 1")
        finally:
            break


def while_with_else_and_forgotten(path, ready):
    conn = sqlite3.connect(path)  # leak error: connection-leak "when the function ends"
    while not ready:
        if path:
            break
        ready = path
    else:
        conn.close()
