import sqlite3


class Monitor:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def action(self, query):
        attempts = 0
        while attempts < 5:
            try:
                with self.connection as c:
                    c.execute(query)
                break
            except sqlite3.OperationalError:
                attempts += 1

    def undo(self):
        c = self.connection
        c.rollback()

    def look(self, query):
        c = self.connection
        return c.execute(query)

    def close(self):
        self.connection.close()


def ended_by_with(db: Monitor):
    db.connection.execute("BEGIN IMMEDIATE")  # ok
    db.action("DELETE FROM t")
    print("done")


def ended_under_another_name(db: Monitor):
    db.connection.execute("BEGIN IMMEDIATE")  # ok
    db.undo()


def not_ended(db: Monitor, check):
    db.connection.execute("BEGIN IMMEDIATE")  # leak: transaction-leak "on return" <- line +2
    if not db.look("SELECT 1"):
        return
    db.connection.commit()
