"""Sets up .venv: `python3 tools/setup.py` for running, `… dev` for the tests as well. Standard library only.

Uses uv where it is found, otherwise Python's own venv and pip (installed with apt where we are root and they
are missing). Everything comes from the hashed requirement files. A second run sees that nothing has changed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def main(kind: str) -> None:
    requirements = [ROOT / "requirements" / f"{name}.txt" for name in ("build", kind)]
    stamp = VENV / f".installed-{kind}"
    wanted = fingerprint([*requirements, ROOT / "pyproject.toml", Path(__file__)])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if sys.version_info < OLDEST:
        give_up(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    print("Setting up .venv (a few minutes the first time) …", flush=True)
    install = installer()
    install(["--require-hashes", *(f"-r{path}" for path in requirements)])
    # Without build isolation nothing unpinned is fetched: setuptools is in requirements/build.txt.
    install(["--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    stamp.write_text(wanted)


def fingerprint(files: list[Path]) -> str:
    digest = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def installer():
    """A function that installs its arguments into .venv, which is made if it is not there."""
    uv = shutil.which("uv")
    if uv and works([uv, "--version"]):
        if not PYTHON.exists():
            run_uv([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)])
        return lambda arguments: run_uv([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *arguments])
    if not works([PYTHON, "-m", "pip", "--version"]):
        make_venv()
    return lambda arguments: run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    )


def run_uv(command: list) -> None:
    """Once more with the machine's own certificates if it fails: a company's proxy may have signed them."""
    offline = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    if subprocess.run(command, env=offline).returncode == 0:
        return
    run(command, {**offline, "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"})


def make_venv() -> None:
    command = [sys.executable, "-m", "venv", "--clear", VENV]
    if works([sys.executable, "-c", "import ensurepip, venv"]) and works(command):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install("python3-venv", "python3-pip")
        run(command)
        return
    give_up("Python cannot make virtual environments here. Install uv or python3-venv (apt install python3-venv).")


def apt_install(*packages: str) -> bool:
    """Install Debian packages as root, quietly and without starting services. Says so in advance."""
    print(f"Installing with apt: {' '.join(packages)} …", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if works(install, env):
        return True
    return works(["apt-get", "update", "-qq"], env) and works(install, env)


def works(command: list, env: dict | None = None) -> bool:
    try:
        return (
            subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
        )
    except OSError:
        return False


def run(command: list, env: dict | None = None) -> None:
    done = subprocess.run(command, env=env)
    if done.returncode:
        give_up("Setting up .venv failed; the reason stands above. It can be run again.")


def give_up(sentence: str) -> None:
    sys.exit(f"\n{sentence}")


if __name__ == "__main__":
    main("dev" if "dev" in sys.argv[1:] else "base")
