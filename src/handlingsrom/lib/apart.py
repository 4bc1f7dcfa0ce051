"""For reading a file from outside in a process of its own: what it is given, and how much it may take.

Libraries that read PDF and Excel take as much memory and time as a file makes them take, and read in native code.
"""

import os

_GIVEN = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP")


def bare_environment() -> dict[str, str]:
    """What a Python process needs to start, and no secrets."""
    return {name: os.environ[name] for name in _GIVEN if name in os.environ}


def limit_this_process(*, memory: int, seconds: int) -> None:
    """Bytes of address space, and seconds of the processor. On Windows, which has no such limits, nothing."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
