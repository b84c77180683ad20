"""Arguments that are unpacked: nobody sees whether the cursor has a name."""
import psycopg2


class Server:
    def __init__(self, dsn):
        self._dsn = dsn
        self._connection = None

    def _connected(self):
        if self._connection is None or self._connection.closed:
            self._connection = psycopg2.connect(self._dsn)
        return self._connection

    def close(self):
        if self._connection is not None:
            self._connection.close()

    def _cursor(self, *args, **kwargs):
        return self._connected().cursor(*args, **kwargs)

    def version(self):
        cursor = self._cursor()  # ok
        cursor.execute("SELECT version()")
        return cursor.fetchone()[0]


def count(connection, options):
    cursor = connection.cursor(*options)  # ok
    cursor.execute("SELECT count(*) FROM t")
    return cursor.fetchone()


def export(connection: psycopg2.extensions.connection, options):
    cursor = connection.cursor("export", *options)  # leak: cursor-leak "`cursor` is not closed" <- line +4
    cursor.execute("SELECT * FROM t")
    rows = cursor.fetchmany(10)
    if not rows:
        return None
    cursor.close()
    return rows


def export_named(connection: psycopg2.extensions.connection, **options):
    cursor = connection.cursor(**options)  # ok
    cursor.execute("SELECT * FROM t")
    return cursor.fetchmany(10)
