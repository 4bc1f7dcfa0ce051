"""What `make run` does once .venv is there: prepare, load the example if need be, say what to try, serve."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = str(ROOT / ".venv" / "bin" / "handlingsrom")


def main(port: int) -> None:
    address = f"http://127.0.0.1:{port}"
    os.environ.setdefault("HANDLINGSROM_URL", address)
    compile_translations()
    run("migrate")
    status = json.loads(run("status", "--json"))
    print("", accounts(status), LAST_WORDS.format(data=status["data"]), sep="\n", flush=True)
    # In place of this process, so that Ctrl-C and SIGTERM reach the server itself.
    os.execv(PROGRAM, [PROGRAM, "serve", "--port", str(port)])  # noqa: S606


def compile_translations() -> None:
    subprocess.run(
        [sys.executable, ROOT / "tools" / "messages.py", "compile"], check=True, stdout=subprocess.DEVNULL
    )


def run(*arguments: str) -> str:
    """What the command wrote on standard output; ends with its exit code if it fails, having said why itself."""
    done = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout


def accounts(status: dict) -> str:
    """The demo accounts and what to try first. Loads the example if there is nothing; a real installation has none.

    `handlingsrom demo` changes nothing where the example is loaded already, and lists its accounts again.
    """
    is_empty = not status["partnerships"] and not status["accounts"]
    return run("demo") if is_empty or status["is_demo"] else ""


LAST_WORDS = """
Ctrl-C avslutter. Data ligger i {data} og blir der til neste gang; `make demo-reset` begynner på nytt.
"""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    main(parser.parse_args().port)
