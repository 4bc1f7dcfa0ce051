"""The program that `apart` starts: a file in, one line of JSON out."""

import json
import sys
from importlib import import_module

from handlingsrom.lib.apart import limit_this_process

MAX_MEMORY = 1500 * 1024 * 1024
MAX_SECONDS = 120  # of the processor; `apart` waits longer, as a machine may be busy


def main() -> None:
    limit_this_process(memory=MAX_MEMORY, seconds=MAX_SECONDS)
    from handlingsrom.reading.formats.limits import damaged, too_large
    from handlingsrom.reading.kept import paper_to, said_to
    from handlingsrom.reading.problems import Unreadable

    reader = import_module(f"handlingsrom.reading.formats.{sys.argv[1]}")
    try:
        answer = {"paper": paper_to(reader.read("", sys.stdin.buffer.read()))}
    except Unreadable as problem:
        answer = {"unreadable": said_to(problem.said)}
    except (MemoryError, RecursionError):
        answer = {"unreadable": said_to(too_large().said)}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # the libraries' errors share no base, and a panic is no Exception
        answer = {"unreadable": said_to(damaged().said)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
