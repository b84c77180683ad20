def fine():
    return 1


def broken():
    x = = 3
    f()


def also_fine():
    def inner():
        y = )
    return inner
