"""The tools of `package.json`, as `make test` installs them."""

import shutil
from pathlib import Path

NODE_MODULES = Path(__file__).parent / "node_modules"
LIGHTHOUSE = NODE_MODULES / "lighthouse/cli/index.js"
NU_CHECKER = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"


def missing_tools() -> str:
    """Return what keeps the tools from running on this machine; nothing if they can."""
    missing = [program for program in ("node", "java") if not shutil.which(program)]
    if not LIGHTHOUSE.exists() or not NU_CHECKER.exists():
        missing.append("tests/browser/node_modules (made by npm)")
    return "no " + ", no ".join(missing) if missing else ""
