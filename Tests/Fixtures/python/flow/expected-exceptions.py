"""A handler around nothing but a load of an attribute or element is there because the load may fail."""
import sqlite3

import settings


def history(local, path):
    try:
        db = local.history
    except AttributeError:
        db = sqlite3.connect(path)  # leak error: connection-leak <- line +1
    return db.execute("SELECT 1").fetchall()


def closes_its_own(local, path):
    own = False
    try:
        db = local.history
    except Exception:
        db = sqlite3.connect(path)  # ok: closed in every case
        own = True
    try:
        return db.execute("SELECT 1").fetchall()
    finally:
        if own:
            db.close()


def element(options, path):
    conn = sqlite3.connect(path)  # leak error: connection-leak <- line +4
    try:
        table = options["table"]
    except KeyError:
        return None
    conn.close()
    return table


def no_way_out(path):
    conn = sqlite3.connect(path)  # ok: what is raised here is caught
    try:
        limit = settings.LIMIT
    except AttributeError:
        limit = 10
    conn.close()
    return limit


def any_of_them(path):
    conn = sqlite3.connect(path)  # ok
    try:
        limit = settings.LIMIT
    except:
        limit = 10
    conn.close()
    return limit
