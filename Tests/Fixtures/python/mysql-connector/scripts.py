"""What tutorials of MySQL Connector/Python do, and its pools."""

import mysql.connector
from mysql.connector import Error, errorcode, pooling

pool = pooling.MySQLConnectionPool(pool_name="shop", pool_size=4, host="db")


def tutorial(rows):
    try:
        connection = mysql.connector.connect(host="db", database="shop")  # ok
        if connection.is_connected():
            cursor = connection.cursor()
            cursor.executemany("INSERT INTO t VALUES (%s)", rows)
            connection.commit()
    except Error as error:
        print("failed", error)
    finally:
        if connection.is_connected():
            cursor.close()
            connection.close()


def closed_on_the_happy_way(rows):
    try:
        connection = mysql.connector.connect(host="db")  # leak error: connection-leak "on return" <- line +6
        connection.cursor().executemany("INSERT INTO t VALUES (%s)", rows)
        connection.commit()
        connection.close()
    except Error as error:
        if error.errno == errorcode.ER_DUP_ENTRY:
            return False
        raise
    return True


def pooled(key):
    connection = pool.get_connection()  # leak error: connection-leak "on return" <- line +5
    cursor = connection.cursor(dictionary=True)
    cursor.execute("SELECT * FROM t WHERE id = %s", (key,))
    row = cursor.fetchone()
    if not row:
        return None
    cursor.close()
    connection.close()
    return row


def pooled_and_given_back(key):
    with pool.get_connection() as connection:  # ok
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM t WHERE id = %s", (key,))
            return cursor.fetchone()


def begun(connection: mysql.connector.MySQLConnection, n):
    connection.start_transaction()  # leak warning: transaction-leak "on exception" <- line +2
    cursor = connection.cursor()
    cursor.execute("UPDATE t SET n = %s", (n,))
    connection.commit()
