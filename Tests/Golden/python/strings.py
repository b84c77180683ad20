TABLE = "users"


def literals(cur, name):
    cur.execute('SELECT "a"\n\t\'b\'')
    cur.execute("""
        SELECT 1
    """)
    cur.execute("SELECT " "a" ' FROM b')
    cur.execute(r"\d" b"x")
    cur.execute("a\
b\q")


def interpolated(cur, name):
    cur.execute(f"SELECT * FROM {name.quote()} WHERE {{x}} = {name!r:>{name.width()}}")
    cur.execute("SELECT " f"{name}" " FROM b")
    cur.execute(f"{name} FROM b")
    cur.execute(f"no {{placeholder}}")


def built(cur, name):
    cur.execute("SELECT * FROM " + name + " WHERE x")
    cur.execute("SELECT " + "1")
    cur.execute("SELECT %s FROM b" % name)
    cur.execute("SELECT {} FROM b".format(name.f()))
    cur.execute(f"SELECT {name}" + " FROM b")
    cur.execute(", ".join(name))
    cur.execute("SELECT * FROM " + TABLE)
