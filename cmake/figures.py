"""Compiles the figures and the page's script: figures.js (ES5, for the program and browsers) and page.js.

figures.js is the module registry, the world map and the compiled figures, in this order.

Usage: figures.py OUT_FOLDER TSC
"""

import subprocess
import sys
from pathlib import Path

REPORT = Path(__file__).resolve().parent.parent / "src" / "report"
WORLD_MAP = Path(__file__).resolve().parent / "world_map.mjs"


def compiled(project: Path, tsc: str, out: Path) -> str:
    done = subprocess.run(
        [tsc, "--project", str(project), "--outFile", str(out)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)
    return out.read_text()


def main() -> None:
    out, tsc = Path(sys.argv[1]), sys.argv[2]
    out.mkdir(parents=True, exist_ok=True)
    figures = compiled(REPORT / "figures" / "tsconfig.json", tsc, out / "figures_only.js")
    registry = (REPORT / "figures" / "registry.js").read_text()
    world = out / "world.js"
    subprocess.run(["node", str(WORLD_MAP), str(world)], check=True)
    (out / "figures.js").write_text(registry + world.read_text() + figures)
    compiled(REPORT / "page" / "tsconfig.json", tsc, out / "page.js")


main()
