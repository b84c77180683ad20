import psycopg2

__all__ = ["connect"]


def connect(name):
    return psycopg2.connect(dbname=name)  # ok
