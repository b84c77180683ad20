import psycopg2


def batches(dsn, rows):
    conn = None
    count = 0
    for row in rows:
        if count == 0:
            conn = psycopg2.connect(dsn)  # leak: connection-leak "exception" <- line +2
        count += 1
        work(row)
    if count > 0:
        conn.close()


def once(dsn):
    attempts = 0
    while attempts < 1:
        conn = psycopg2.connect(dsn)  # ok
        attempts += 1
    conn.close()
