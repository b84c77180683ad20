"""What ends with the process leaks nothing."""

import psycopg2


def main():
    conn = psycopg2.connect("")  # ok: only the program's start calls it
    with conn.cursor() as cursor:
        cursor.execute("SELECT 1")
    first()
    return finish()


def first():
    conn = psycopg2.connect("")  # leak error: connection-leak <- line +1
    return conn.info.dbname


def finish():
    conn = psycopg2.connect("")  # ok: the last thing that the program does
    return report(conn)


def report(conn):
    reader = psycopg2.connect("")  # ok: and the last thing of that
    print(conn.info.dbname, reader.info.dbname)


def helper():
    conn = psycopg2.connect("")  # leak error: connection-leak <- line +1
    return conn.info.dbname


def twice():
    conn = psycopg2.connect("")  # leak error: connection-leak <- line +1
    return conn.info.dbname


def uncalled():
    conn = psycopg2.connect("")  # leak error: connection-leak <- line +1
    return conn.info.dbname


def other(names):
    for name in names:
        helper()
        twice()


if __name__ == "__main__":
    main()
    twice()
