def simple(conn):
    try:
        conn.execute()
    finally:
        conn.close()


def returns(conn):
    try:
        if conn.a:
            return conn.f()
        if conn.b:
            return None
    finally:
        conn.close()
    return 3


def with_except(conn):
    try:
        conn.execute()
    except ValueError:
        conn.rollback()
        return False
    else:
        conn.commit()
    finally:
        conn.close()
    return True


def overridden():
    try:
        return f()
    finally:
        return g()


def nested(a, b):
    try:
        try:
            return f()
        finally:
            a.close()
    finally:
        b.close()


def loop_inside(rows):
    try:
        for row in rows:
            if row:
                break
    finally:
        rows.close()


def swallowed(rows):
    while True:
        try:
            f()
        finally:
            break


def handled_inside(conn):
    try:
        conn.execute()
    finally:
        try:
            conn.close()
        except Exception:
            pass


def many(a):
    try:
        if a == 0: return 0
        if a == 1: return 1
        if a == 2: return 2
        if a == 3: return 3
        if a == 4: return 4
        if a == 5: return 5
        if a == 6: return 6
        if a == 7: return 7
        if a == 8: return 8
        if a == 9: return 9
    finally:
        a.close()
