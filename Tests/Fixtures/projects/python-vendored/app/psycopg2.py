"""Has the name of a library, and a class of a name of its; a use of it all the same."""

import psycopg2


class connection:
    def once(self, dsn, name):
        conn = psycopg2.connect(dsn)  # leak error: connection-leak "on return" <- line +2
        if not name:
            return None
        conn.close()
        return name
