"""What generated functions call, and the program that runs them under every schedule of outcomes.

Usage: python3 lab.py FILE FUNCTION...   prints one JSON object a function.
"""

import contextlib
import gc
import inspect
import io
import json
import linecache
import os
import sys
from types import AsyncGeneratorType, FunctionType, GeneratorType, MethodType

# Bounds of the search: runs of a function, choices of a run, lines of a run.
RUNS, CHOICES, LINES = 3000, 14, 2000
# Distinct leaking runs told of an acquisition.
TOLD = 200


class Failure(Exception):
    """The exception that no handler of a generated function names."""


class Connection:
    def __init__(self, line, depth=0, code=None):
        self.line = line
        self.code = code
        # How many generated functions are under way around the one that must see to its release.
        self.depth = depth
        self.held = True
        # Somebody else took it over.
        self.is_kept = False
        # A function of whose way with its argument callers know no more than "perhaps" has had it.
        self.is_out_of_sight = False

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
        self.event = None
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


def depth(frame):
    count = 0
    while frame is not None:
        count += frame.f_code.co_filename == subject_path
        frame = frame.f_back
    return count


def made():
    frame = sys._getframe()
    while frame.f_code.co_filename != subject_path:
        frame = frame.f_back
    connection = Connection(frame.f_lineno, depth(frame), frame.f_code)
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


def items_later():
    may_raise("items_later")
    return ItemsLater()


class ItemsLater:
    """At most two."""

    def __init__(self):
        self.items = Items()

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.items)
        except StopIteration:
            raise StopAsyncIteration from None


# Running.


def connections_in(value):
    """What the value holds, as deep as generated functions put things."""
    if isinstance(value, Connection):
        yield value
    elif isinstance(value, (list, tuple, set)):
        for element in value:
            yield from connections_in(element)
    elif isinstance(value, dict):
        yield from connections_in(list(value.values()))
    elif isinstance(value, contextlib._BaseExitStack):
        for _, callback in value._exit_callbacks:
            yield from connections_in(getattr(getattr(callback, "__wrapped__", callback), "__self__", None))
    elif isinstance(value, MethodType):
        yield from connections_in(value.__self__)
    elif isinstance(value, FunctionType):
        for cell in value.__closure__ or ():
            try:
                yield from connections_in(cell.cell_contents)
            except ValueError:
                pass  # Not assigned, or deleted.
    elif hasattr(value, "__dict__"):
        yield from connections_in(list(vars(value).values()))


def forget(value):
    """What the value holds is somebody else's now."""
    for connection in connections_in(value):
        connection.line = None
        connection.is_kept = True


def hand_over(frame, value):
    """What the function made and returns is its caller's from now on, and the call an acquisition there."""
    caller = frame.f_back
    if caller is None or caller.f_code.co_filename != subject_path:
        return
    if frame.f_code.co_name == "__init__":
        value = frame.f_locals["self"]
    for connection in connections_in(value):
        if connection.depth == depth(frame) and connection.code is frame.f_code:
            connection.depth -= 1
            connection.code = caller.f_code
            if connection.line is not None:
                connection.line = caller.f_lineno


# The fates of arguments by function and parameter, where callers know no more than "perhaps".
perhaps = set()


def lose(frame):
    for name in frame.f_code.co_varnames[: frame.f_code.co_argcount]:
        if (frame.f_code, name) in perhaps:
            for connection in connections_in(frame.f_locals[name]):
                connection.is_out_of_sight = True


def tracer(frame, event, argument):
    if event == "call":
        if frame.f_code.co_filename != subject_path:
            return None
        lose(frame)
        return tracer
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
        is_generator = frame.f_code.co_flags & (inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR)
        # Behind an exception that the function does not handle, its end follows at once. (So does the end of an `await`.)
        if not is_generator and (argument is not None or run.event != (id(frame), "exception")):
            hand_over(frame, argument)
    run.event = (id(frame), event)
    return tracer


def closed(generator):
    """Closes it, however often it yields again."""
    while generator.gi_frame is not None:
        try:
            generator.close()
        except RuntimeError:
            pass


class Steps:
    """An asynchronous generator that never waits, driven as one that is none."""

    def __init__(self, generator):
        self.generator = generator

    @property
    def gi_frame(self):
        return self.generator.ag_frame

    @staticmethod
    def finished(step):
        try:
            step.send(None)
        except StopIteration as end:
            return end.value
        except StopAsyncIteration:
            raise StopIteration from None

    def __next__(self):
        return self.finished(self.generator.__anext__())

    def throw(self, exception):
        return self.finished(self.generator.athrow(exception))

    def close(self):
        return self.finished(self.generator.aclose())


def drive(generator, is_manager):
    """Resumes the generator, throws into it, or closes it where it yields. A context manager's is resumed or thrown into."""
    value = None
    while True:
        try:
            if value is None:
                next(generator)
            elif value == "close":
                closed(generator)
                return
            else:
                generator.throw(value())
        except StopIteration:
            return
        choices = (None, *(() if is_manager else ("close",)), *run.raised)
        value = choices[run.choose(len(choices))]
        note(f"yield gives {value.__name__ if isinstance(value, type) else value or 'nothing'}")


def argument_for(name):
    """Connections are somebody else's: no acquisition of the run."""
    if name in ("c", "d"):
        choice = run.choose(2)
        note(f"argument {name} is {'null' if choice else 'a connection'}")
        return None if choice else Connection(None)
    choice = bool(run.choose(2))
    note(f"argument {name} is {choice}")
    return choice


def run_once(function, given, raised, is_manager=False):
    """The arguments of the run, and whether an exception ended it."""
    global run
    run = Run(given, raised)
    result = None
    ended_by_exception = False
    names = list(inspect.signature(function).parameters)
    arguments = [argument_for(name) for name in names]
    sys.settrace(tracer)
    try:
        result = function(*arguments)
        if isinstance(result, GeneratorType):
            generator, result = result, None
            drive(generator, is_manager)
        elif isinstance(result, AsyncGeneratorType):
            generator, result = Steps(result), None
            drive(generator, is_manager)
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
    if any(connection.held for connection in run.connections):
        # An exception that is kept keeps its frame, with the generators in it: a circle.
        gc.collect()
    forget(result)
    forget(subject["STORE"])
    subject["STORE"].clear()
    return dict(zip(names, arguments)), ended_by_exception


def relevant_exceptions(text, namespace):
    """The kinds that the function's handlers can tell apart: those that it names, and one that it does not."""
    kinds = [Failure]
    for name in ("ValueError", "KeyError", "LookupError", "Broken"):
        if name in text and name in namespace | vars(__builtins__):
            kinds.append(namespace.get(name) or getattr(__builtins__, name))
    if "TRANSIENT" in text:
        kinds += [kind for kind in namespace["TRANSIENT"] if kind not in kinds]
    return tuple(kinds)


def text_of(function):
    """Its source with that of its parts: the lines from blank line to blank line."""
    lines = linecache.getlines(subject_path)
    first = last = function.__code__.co_firstlineno - 1
    while first > 0 and lines[first - 1].strip():
        first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return "".join(lines[first:last])


class Shown:
    """What the runs of a function and of its parts have shown."""

    def __init__(self, name):
        self.result = {"function": name, "runs": 0, "isCut": False, "sites": []}
        self.sites = {}
        self.uncertain = set()

    def note(self, ended_by_exception):
        self.result["isCut"] = self.result["isCut"] or run.is_cut
        for connection in run.connections:
            line = connection.line
            if line is None:
                continue
            leaks = self.sites.setdefault(line, {})
            if connection.held and connection.is_out_of_sight:
                self.uncertain.add(line)
            elif connection.held:
                leaks.setdefault((tuple(run.lines), ended_by_exception), run.notes)

    def told(self):
        for line, leaks in sorted(self.sites.items()):
            told = [
                {"schedule": notes, "lines": lines, "raised": raised}
                for (lines, raised), notes in list(leaks.items())[:TOLD]
            ]
            site = {"line": line, "leaks": told, "isTruncated": len(leaks) > TOLD, "isUncertain": line in self.uncertain}
            self.result["sites"].append(site)
        return self.result


def runs(function, raised, shown, is_manager=False):
    """Yields the arguments and the end of each run."""
    given = []
    for _ in range(RUNS):
        shown.result["runs"] += 1
        yield run_once(function, given, raised, is_manager)
        given = run.following()
        if given is None:
            return
    shown.result["isCut"] = True


def run_part(function, raised, shown):
    """Runs a function that others call by itself: its own acquisitions do not hang on who calls it with what."""
    is_manager = hasattr(function, "__wrapped__")
    function = getattr(function, "__wrapped__", function)
    fates = {}
    for arguments, ended_by_exception in runs(function, raised, shown, is_manager):
        # Names without a value are not a caller's fault.
        if run.invalid and run.invalid.startswith(("NameError", "UnboundLocalError")):
            shown.result["invalid"] = run.invalid
        # A null argument that it cannot do with.
        if run.invalid:
            continue
        shown.note(ended_by_exception)
        for name, value in arguments.items():
            if isinstance(value, Connection):
                fate = "released" if not value.held else "kept" if value.is_kept else "open"
                fates.setdefault(name, {True: set(), False: set()})[ended_by_exception].add(fate)
    code = getattr(function, "__code__", None)
    for name, fate in fates.items():
        returned, thrown = fate[False], fate[True]
        if len(returned) > 1 or (returned == {"open"} and thrown - returned):
            perhaps.add((code, name))


def truth(name, namespace):
    function = namespace[name]
    raised = relevant_exceptions(text_of(function), namespace)
    shown = Shown(name)
    perhaps.clear()
    for part in [part for part in namespace if part.startswith(name + "_")]:
        run_part(namespace[part], raised, shown)
    for _, ended_by_exception in runs(function, raised, shown):
        if run.invalid:
            shown.result["invalid"] = run.invalid
            break
        shown.note(ended_by_exception)
    return shown.told()


# The functions that are still to be run, the current one first.
pending = []


def answer(result):
    print(json.dumps(result), file=sys.__stdout__, flush=True)


def main():
    global subject, subject_path
    subject_path = sys.argv[1]
    # The functions import this very module by its name.
    sys.modules["lab"] = sys.modules["__main__"]
    with open(subject_path) as file:
        code = compile(file.read(), subject_path, "exec")
    namespace = subject = {"__name__": "subject"}
    exec(code, namespace)
    # What the functions print is nobody's.
    sys.stdout = io.StringIO()
    pending.extend(sys.argv[2:])
    gc.freeze()
    while pending:
        answer(truth(pending[0], namespace))
        pending.pop(0)


if __name__ == "__main__":
    main()
