import sqlite3


class Task:
    def run(self, conn):
        raise NotImplementedError


class Closing(Task):
    def run(self, conn):
        try:
            conn.execute("DELETE FROM t")
        finally:
            conn.close()


class AlsoClosing(Task):
    def run(self, conn):
        conn.close()


def start(task: Task, path):
    conn = sqlite3.connect(path)  # ok
    task.run(conn)


class Step:
    def apply(self, conn):
        conn.execute("DELETE FROM t")


class OtherStep(Step):
    def apply(self, conn):
        conn.execute("DELETE FROM u")


def apply(step: Step, path):
    conn = sqlite3.connect(path)  # leak: connection-leak <- line +1
    step.apply(conn)
