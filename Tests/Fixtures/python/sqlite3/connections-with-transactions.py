"""A connection that is left open takes its transaction along: one mistake, told once."""
import sqlite3


def both(path, n):
    connection = sqlite3.connect(path, isolation_level=None)  # leak: connection-leak "not closed on return" <- line +4
    connection.execute("BEGIN")
    connection.execute("UPDATE t SET n = ?", (n,))
    if n < 0:
        return False
    connection.execute("COMMIT")
    connection.close()
    return True


def only_the_transaction(connection: sqlite3.Connection, n):
    connection.execute("BEGIN")  # leak: transaction-leak "on return" <- line +3
    connection.execute("UPDATE t SET n = ?", (n,))
    if n < 0:
        return False
    connection.execute("COMMIT")
    return True


def one_after_the_other(path, n):
    connection = sqlite3.connect(path, isolation_level=None)  # leak: connection-leak "not closed on return" <- line +7
    try:
        connection.execute("BEGIN")
        connection.execute("UPDATE t SET n = ?", (n,))
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        return False
    connection.close()
    return True
