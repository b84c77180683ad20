"""Whether a cursor has a name is not told by arguments that are handed through."""
import psycopg2


class Session:
    def __init__(self, dsn):
        self._dsn = dsn
        self._conn = None

    def connect(self):
        if self._conn is None:
            self._conn = psycopg2.connect(self._dsn)
        return self._conn

    def close(self):
        if self._conn is not None:
            self._conn.close()

    def cursor(self, *args, **kwargs):
        return self.connect().cursor(*args, **kwargs)

    def version(self):
        cursor = self.cursor()  # ok
        cursor.execute("SELECT version()")
        return cursor.fetchone()[0]

    def stream(self):
        cursor = self.connect().cursor(*["rows"])  # ok
        return cursor.fetchone()[0]

    def named(self):
        cursor = self.connect().cursor("rows")  # leak: cursor-leak "on return"
        return cursor.fetchone()[0]
