"""Helpers that do many things to what they are given, and close it last."""

import psycopg2


def set_level(connection, level):
    if level == 0:
        connection.rollback()
        connection.autocommit = True
    else:
        connection.isolation_level = level


def drop_database(connection, name):
    if name not in ["postgres", "template1"]:
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
        if cursor.fetchall():
            set_level(connection, 0)
            cursor.execute("DROP DATABASE x")
            cursor.close()
            connection.commit()
            connection.close()


def drops(dsn):
    connection = psycopg2.connect(dsn)  # leak warning: connection-leak "on exception"
    drop_database(connection, "x")

