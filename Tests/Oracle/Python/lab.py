"""What generated functions call, and the program that runs them under every schedule of outcomes.

Usage: python3 lab.py FILE FUNCTION...   prints one JSON object a function.
"""

import contextlib
import io
import json
import linecache
import os
import sys
from types import GeneratorType

# Bounds of the search: runs of a function, choices of a run, lines of a run.
RUNS, CHOICES, LINES = 3000, 14, 2000
# Distinct leaking runs told of an acquisition.
TOLD = 200


class Failure(Exception):
    """The exception that no handler of a generated function names."""


class Connection:
    def __init__(self, line):
        self.line = line
        self.held = True

    def close(self):
        self.held = False

    def query(self):
        may_raise("query")
        return 1

    def ping(self):
        return outcome("ping")

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.held = False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.held = False


class Run:
    """One run: the choices it is given, and what happened."""

    def __init__(self, given, raised):
        self.given = given
        self.raised = raised
        self.taken = []
        self.notes = []
        self.lines = []
        self.connections = []
        self.again = {}
        self.invalid = None
        self.is_cut = False

    def choose(self, options):
        if len(self.taken) >= CHOICES:
            self.is_cut = True
            return 0
        number = len(self.taken)
        choice = self.given[number] if number < len(self.given) else 0
        self.taken.append((choice, options))
        return choice

    def following(self):
        """The choices of the next run, or None when this was the last."""
        for number in range(len(self.taken) - 1, -1, -1):
            choice, options = self.taken[number]
            if choice + 1 < options:
                return [made for made, _ in self.taken[:number]] + [choice + 1]
        return None


run = None


def note(what):
    run.notes.append(f"line {run.lines[-1]} {what}" if run.lines else what)


def may_raise(what):
    """Returns, or raises one of the exceptions that the function's handlers can tell apart.

    Cancellation is not among them: what only it leaks has low confidence.
    """
    kinds = run.raised
    choice = run.choose(1 + len(kinds))
    if choice:
        note(f"{what} raises {kinds[choice - 1].__name__}")
        raise kinds[choice - 1]()


def outcome(what):
    """False, true, or an exception."""
    kinds = run.raised
    choice = run.choose(2 + len(kinds))
    if choice > 1:
        note(f"{what} raises {kinds[choice - 2].__name__}")
        raise kinds[choice - 2]()
    note(f"{what} is {bool(choice)}")
    return bool(choice)


def made():
    frame = sys._getframe()
    while frame.f_code.co_filename != subject_path:
        frame = frame.f_back
    connection = Connection(frame.f_lineno)
    run.connections.append(connection)
    return connection


# The vocabulary.


def acquire():
    may_raise("acquire")
    return made()


def find():
    return made() if outcome("find") else None


async def acquire_later():
    may_raise("acquire_later")
    return made()


def release(connection):
    connection.close()


def keep(connection):
    forget(connection)


def work(*_):
    may_raise("work")


async def work_later(*_):
    may_raise("work_later")


def flip():
    return outcome("flip")


def more():
    """True at most twice in a row on one line, so that loops end."""
    line = run.lines[-1]
    if run.again.get(line, 0) >= 2:
        run.again[line] = 0
        return False
    answer = outcome("more")
    run.again[line] = run.again.get(line, 0) + 1 if answer else 0
    return answer


def items():
    may_raise("items")
    return Items()


class Items:
    """At most two."""

    def __init__(self):
        self.given = 0

    def __iter__(self):
        return self

    def __next__(self):
        kinds = (StopIteration, *run.raised)
        choice = run.choose(len(kinds) + 1) if self.given < 2 else 1
        note(f"items {'raise ' + kinds[choice - 1].__name__ if choice else 'have one more'}")
        if choice:
            raise kinds[choice - 1]()
        self.given += 1
        return self.given


# Running.


def forget(value):
    """What the value holds is somebody else's now."""
    if isinstance(value, Connection):
        value.line = None
    elif isinstance(value, (list, tuple, set)):
        for element in value:
            forget(element)
    elif isinstance(value, dict):
        forget(list(value.values()))
    elif isinstance(value, contextlib._BaseExitStack):
        for _, callback in value._exit_callbacks:
            forget(getattr(getattr(callback, "__wrapped__", callback), "__self__", None))
    elif hasattr(value, "__dict__"):
        forget(list(vars(value).values()))


def tracer(frame, event, argument):
    if event == "call":
        return tracer if frame.f_code.co_filename == subject_path else None
    if event == "line":
        run.lines.append(frame.f_lineno or 0)
        if len(run.lines) > LINES:
            # What is raised here may be caught, and ends the tracing: another process goes on with the next function.
            answer({"function": pending[0], "runs": 0, "isCut": False, "sites": [], "invalid": "does not end"})
            os.execv(sys.executable, [sys.executable, __file__, subject_path, *pending[1:]])
    elif event == "exception":
        kind = argument[0]
        if issubclass(kind, (AttributeError, NameError, TypeError)) or kind is RuntimeError:
            run.invalid = f"{kind.__name__}: {argument[1]}"
    elif event == "return" and frame.f_lineno:
        run.lines.append(frame.f_lineno)
    return tracer


def drive(generator):
    """Resumes the generator, throws into it, or closes it where it yields."""
    value = None
    while True:
        try:
            if value is None:
                next(generator)
            elif value == "close":
                generator.close()
                return
            else:
                generator.throw(value())
        except StopIteration:
            return
        choices = (None, "close", *run.raised)
        value = choices[run.choose(len(choices))]
        note(f"yield gives {value.__name__ if isinstance(value, type) else value or 'nothing'}")


def run_once(function, given, raised):
    global run
    run = Run(given, raised)
    result = None
    ended_by_exception = False
    arguments = [bool(run.choose(2)) for _ in range(function.__code__.co_argcount)]
    note(f"arguments {arguments}")
    sys.settrace(tracer)
    try:
        result = function(*arguments)
        if isinstance(result, GeneratorType):
            generator, result = result, None
            drive(generator)
        elif hasattr(result, "send"):
            try:
                result.send(None)
                run.invalid = "suspended"
            except StopIteration as end:
                result = end.value
    except BaseException:
        ended_by_exception = True
    finally:
        sys.settrace(None)
    forget(result)
    return ended_by_exception


def relevant_exceptions(text, namespace):
    """The kinds that the function's handlers can tell apart: those that it names, and one that it does not."""
    kinds = [Failure]
    for name in ("ValueError", "KeyError", "LookupError", "Broken"):
        if name in text and name in namespace | vars(__builtins__):
            kinds.append(namespace.get(name) or getattr(__builtins__, name))
    if "TRANSIENT" in text:
        kinds += [kind for kind in namespace["TRANSIENT"] if kind not in kinds]
    return tuple(kinds)


def truth(name, namespace):
    function = namespace[name]
    first = function.__code__.co_firstlineno
    text = ""
    for number in range(first, first + 1000):
        line = linecache.getline(subject_path, number)
        if number > first and line.strip() and not line[0].isspace():
            break
        text += line
    raised = relevant_exceptions(text, namespace)
    result = {"function": name, "runs": 0, "isCut": False, "sites": []}
    sites = {}
    given = []
    while given is not None:
        if result["runs"] >= RUNS:
            result["isCut"] = True
            break
        result["runs"] += 1
        ended_by_exception = run_once(function, given, raised)
        if run.invalid:
            result["invalid"] = run.invalid
            return result
        result["isCut"] = result["isCut"] or run.is_cut
        for connection in run.connections:
            line = connection.line
            if line is None:
                continue
            leaks = sites.setdefault(line, {})
            if connection.held:
                leaks.setdefault((tuple(run.lines), ended_by_exception), run.notes)
        given = run.following()
    for line, leaks in sorted(sites.items()):
        told = [
            {"schedule": notes, "lines": lines, "raised": raised}
            for (lines, raised), notes in list(leaks.items())[:TOLD]
        ]
        result["sites"].append({"line": line, "leaks": told, "isTruncated": len(leaks) > TOLD})
    return result


# The functions that are still to be run, the current one first.
pending = []


def answer(result):
    print(json.dumps(result), file=sys.__stdout__, flush=True)


def main():
    global subject_path
    subject_path = sys.argv[1]
    # The functions import this very module by its name.
    sys.modules["lab"] = sys.modules["__main__"]
    with open(subject_path) as file:
        code = compile(file.read(), subject_path, "exec")
    namespace = {"__name__": "subject"}
    exec(code, namespace)
    # What the functions print is nobody's.
    sys.stdout = io.StringIO()
    pending.extend(sys.argv[2:])
    while pending:
        answer(truth(pending[0], namespace))
        pending.pop(0)


if __name__ == "__main__":
    main()
