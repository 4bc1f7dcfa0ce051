"""A PostgreSQL server of our own for as long as it is needed: found or installed, in a folder that goes away.

with temporary_postgres() as url: ...      # url is None where there is no PostgreSQL
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from setup import apt_install

FIRST_PORT = 54329
KEPT = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
}
SETTINGS = {
    **KEPT,
    # Nothing here outlives the run, so nothing need reach the disk. A killed client is still rolled back.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def find_binaries() -> Path | None:
    """The folder with `initdb` and `postgres`, of the newest version there is."""
    folders = [path.parent for path in Path("/usr").glob("*/postgresql*/*/bin/initdb")]
    folders += [path.parent for path in Path("/usr").glob("pgsql-*/bin/initdb")]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    versions = {folder: _version(folder) for folder in folders if (folder / "postgres").exists()}
    return max(versions, key=versions.__getitem__, default=None)


def _version(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    number = "".join(c if c.isdigit() else " " for c in said).split()
    return int(number[0]) if number else 0


def find_or_install() -> Path | None:
    found = find_binaries()
    if found or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    _ask_for_no_cluster()
    apt_install("postgresql")
    return find_binaries()


def _ask_for_no_cluster() -> None:
    """Debian's package otherwise makes and starts a server of its own, which nobody asked for."""
    wish = Path("/etc/postgresql-common/createcluster.conf")
    if not wish.exists():
        wish.parent.mkdir(parents=True, exist_ok=True)
        wish.write_text("create_main_cluster = false\n")


@contextmanager
def temporary_postgres(*, durable: bool = False) -> Iterator[str | None]:
    """The address of an empty database on a server that ends with the block; `durable`: as one that is kept."""
    binaries = find_or_install()
    if binaries is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="handlingsrom-postgres-"))
    owner = _owner()
    server = None
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        password = secrets.token_hex(16)
        _make_cluster(binaries, folder, password, owner)
        port = _free_port()
        server = _start(binaries, folder, port, owner, KEPT if durable else SETTINGS)
        _make_database(binaries, port, password, server)
        yield f"postgres://handlingsrom:{password}@127.0.0.1:{port}/handlingsrom"
    finally:
        _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def _as(owner: pwd.struct_passwd | None) -> dict:
    if owner is None:
        return {}
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _make_cluster(binaries: Path, folder: Path, password: str, owner: pwd.struct_passwd | None) -> None:
    """With Norwegian sorting where the server was built with ICU, plain otherwise."""
    secret = folder / "password"
    secret.write_text(password)
    if owner:
        os.chown(secret, owner.pw_uid, owner.pw_gid)
    plain = [binaries / "initdb", "-D", folder / "data", "-U", "handlingsrom", "-E", "UTF8", "--locale=C"]
    plain += ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
    norwegian = [*plain, "--locale-provider=icu", "--icu-locale=nb-NO"]
    how = {"cwd": folder, "capture_output": True, "text": True, **_as(owner)}
    if subprocess.run(norwegian, **how).returncode:
        shutil.rmtree(folder / "data", ignore_errors=True)
        subprocess.run(plain, **how, check=True)


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("no free port for PostgreSQL")


def _start(
    binaries: Path, folder: Path, port: int, owner: pwd.struct_passwd | None, settings: dict[str, str]
) -> subprocess.Popen:
    options = [f"-c{name}={value}" for name, value in settings.items()]
    command = [binaries / "postgres", "-D", folder / "data", "-p", str(port), f"-k{folder}", *options]
    # A session of its own: Ctrl-C must reach the tests first, and the server when they are done.
    how = {"cwd": folder, "start_new_session": True, **_as(owner)}
    log = (folder / "log").open("w")
    return subprocess.Popen(command, stdout=log, stderr=log, **how)


def _make_database(binaries: Path, port: int, password: str, server: subprocess.Popen) -> None:
    command = [binaries / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "handlingsrom", "handlingsrom"]
    for _attempt in range(150):
        env = {**os.environ, "PGPASSWORD": password}
        if subprocess.run(command, env=env, capture_output=True).returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.2)
    raise RuntimeError("PostgreSQL was found but did not start")


def _stop(server: subprocess.Popen | None) -> None:
    """SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back."""
    if server is None or server.poll() is not None:
        return
    server.send_signal(2)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
