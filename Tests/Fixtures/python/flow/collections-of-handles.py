"""Collections of handles: helpers that close the elements of what they are given, and other views of one's own."""

import functools
import sqlite3
from collections import OrderedDict, deque

from app.metrics import record


def close_values(conns):
    for conn in conns.values():
        conn.close()


def close_items(conns):
    for name, conn in conns.items():
        record(name)
        conn.close()


def close_copies(conns):
    for conn in list(conns.values()):
        conn.close()


def close_pairs(pairs):
    for _, conn in pairs:
        conn.close()


def close_by_name(conns):
    for name in sorted(conns):
        conns[name].close()


def close_numbered(conns):
    for number, conn in enumerate(conns):
        record(number)
        conn.close()


def close_in_reverse(conns):
    for conn in reversed(conns):
        conn.close()


def close_by_function(conns):
    any(map(lambda conn: conn.close(), conns))


def close_while_there_are_any(conns):
    while conns:
        conns.pop().close()


def close_what_is_popped(conns):
    while conns:
        _, conn = conns.popitem()
        conn.close()


def close_groups(groups):
    for conns in groups.values():
        for conn in conns:
            conn.close()


def close_through_another(conns):
    close_values(conns)


def keep_first(conns, kept):
    for conn in conns.values():
        kept.append(conn)


def show(conns):
    for conn in conns.values():
        record(conn)


def show_pairs(pairs):
    for name, conn in pairs:
        record(name, conn)


def close_cursors(conns):
    for conn in conns.values():
        cur = conn.cursor()
        cur.execute("select 1")


def gives_values(path):
    conn = sqlite3.connect(path)  # ok
    close_values({"main": conn, "other": None})


def gives_items(path):
    conn = sqlite3.connect(path)  # ok
    close_items({"main": conn})


def gives_copies(path):
    conn = sqlite3.connect(path)  # ok
    close_copies({"main": conn})


def gives_pairs(path):
    conn = sqlite3.connect(path)  # ok
    close_pairs([("main", conn)])


def gives_a_tuple_of_pairs(path):
    conn = sqlite3.connect(path)  # ok
    close_pairs((("main", conn),))


def gives_names(path):
    conn = sqlite3.connect(path)  # ok
    close_by_name({"main": conn})


def gives_numbered(path):
    conn = sqlite3.connect(path)  # ok
    close_numbered([conn])


def gives_reversed(path):
    conn = sqlite3.connect(path)  # ok
    close_in_reverse([conn])


def gives_to_a_function(path):
    conn = sqlite3.connect(path)  # ok
    close_by_function([conn])


def gives_a_stack(path):
    conn = sqlite3.connect(path)  # ok
    close_while_there_are_any([conn])


def gives_what_is_popped(path):
    conn = sqlite3.connect(path)  # ok
    close_what_is_popped({"main": conn})


def gives_groups(path):
    conn = sqlite3.connect(path)  # ok
    close_groups({"main": [conn]})


def gives_to_one_that_passes_on(path):
    conn = sqlite3.connect(path)  # ok
    close_through_another({"main": conn})


def gives_what_is_kept(path, kept):
    conn = sqlite3.connect(path)  # ok
    keep_first({"main": conn}, kept)


def gives_what_was_put_in(path):
    conns = {}
    conns["main"] = sqlite3.connect(path)  # ok
    close_values(conns)


def gives_what_a_call_made(path):
    conn = sqlite3.connect(path)  # ok
    conns = dict(main=conn)
    close_values(conns)


def gives_a_view(path):
    conn = sqlite3.connect(path)  # ok
    close_pairs({"main": conn}.items())


def gives_a_view_of_values(path):
    conn = sqlite3.connect(path)  # ok
    close_in_reverse(list({"main": conn}.values()))


def gives_what_is_zipped(path):
    conn = sqlite3.connect(path)  # ok
    close_pairs(zip(["main"], [conn]))


def gives_at_last(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("select 1")
    finally:
        close_items({"main": conn})


def only_shown(path):
    conn = sqlite3.connect(path)  # leak: connection-leak "not closed when the function ends" <- line +1
    show({"main": conn})


def only_shown_in_pairs(path):
    conn = sqlite3.connect(path)  # leak: connection-leak "not closed when the function ends" <- line +1
    show_pairs([("main", conn)])


def second_may_fail(first, second):
    conns = {
        "first": sqlite3.connect(first),  # leak: connection-leak "not closed on exception" <- line +1
        "second": sqlite3.connect(second),  # ok
    }
    close_values(conns)


def walks_values(path):
    conns = {"main": sqlite3.connect(path)}  # ok
    try:
        conns["main"].execute("select 1")
    finally:
        for conn in conns.values():
            conn.close()


def walks_items_of_a_call(path):
    conns = dict(main=sqlite3.connect(path))  # ok
    for _, conn in conns.items():
        conn.close()


def walks_a_list_of_a_tuple(path):
    conns = list((sqlite3.connect(path),))  # ok
    for conn in conns:
        conn.close()


def walks_zipped(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("select 1")
    finally:
        for _, each in zip(["main"], [conn]):
            each.close()


def walks_numbered(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("select 1")
    finally:
        for _, each in enumerate([conn]):
            each.close()


def walks_what_is_there(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("select 1")
    finally:
        for each in filter(None, [conn]):
            each.close()


def calls_for_each(path):
    conn = sqlite3.connect(path)  # ok
    try:
        conn.execute("select 1")
    finally:
        list(map(lambda each: each.close(), [conn]))


def takes_from_a_queue(path):
    conns = deque([sqlite3.connect(path)])  # ok
    while conns:
        conns.popleft().close()


def takes_from_an_ordered_one(path):
    conn = sqlite3.connect(path)  # ok
    conns = OrderedDict([("main", conn)])
    while conns:
        _, each = conns.popitem()
        each.close()


def walks_a_dictionary_of_pairs(path):
    conns = dict(zip(["main"], [sqlite3.connect(path)]))  # ok
    for conn in conns.values():
        conn.close()


def only_counts(path):
    conns = {"main": sqlite3.connect(path)}  # leak: connection-leak "not closed on return" <- line +1
    return len(conns)


def only_names(path):
    conns = {"main": sqlite3.connect(path)}  # leak: connection-leak "not closed when the function ends" <- line +1
    record(conns.keys())


@functools.lru_cache(maxsize=None)
def shared(path):
    return sqlite3.connect(path, check_same_thread=False)  # ok


def reads_shared(path):
    return shared(path).execute("select 1").fetchone()  # ok


def not_shared(path):
    return sqlite3.connect(path, check_same_thread=False)


def reads_its_own(path):
    return not_shared(path).execute("select 1").fetchone()  # leak: connection-leak
