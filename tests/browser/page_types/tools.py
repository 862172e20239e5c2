"""The tools of `package.json`, as `make test` installs them."""

from pathlib import Path

NODE_MODULES = Path(__file__).parents[1] / "node_modules"
LIGHTHOUSE = NODE_MODULES / "lighthouse/cli/index.js"
NU_CHECKER = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
