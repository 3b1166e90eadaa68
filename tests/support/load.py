"""wrk as a crowd of visitors: asks for two pages of the small sites without a pause, and counts what is wrong."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

WRK = shutil.which("wrk")
needs_wrk = pytest.mark.skipif(WRK is None, reason="wrk is not installed (tools/prepare.sh installs it)")

_SCRIPT = """
local wrong, mixed = 0, 0
local paths = {"/", "/items/item-0/"}
local number, threads = 0, {}
function setup(thread) table.insert(threads, thread) end
function request() number = number + 1; return wrk.format("GET", paths[number % 2 + 1]) end
bad, strange = 0, 0
function response(status, headers, body)
  if status ~= 200 then bad = bad + 1 end
  if status == 200 and not body:find("2026%-%d%d%-%d%d$") then strange = strange + 1 end
end
function done(summary)
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("bad"); mixed = mixed + thread:get("strange") end
  io.write(string.format("asked=%d bad=%d strange=%d sockets=%d\\n", summary.requests, wrong, mixed,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""


@contextmanager
def wrk(url: str, folder: Path, seconds: int) -> Iterator[Callable[[], dict[str, int]]]:
    """Runs beside what is done inside; afterwards the counts: asked, bad (no 200), strange (of no release), sockets."""
    file = folder / "count.lua"
    file.write_text(_SCRIPT, encoding="utf-8")
    command = [str(WRK), "-t1", "-c8", f"-d{seconds}s", "-s", str(file), url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        counts: dict[str, int] = {}
        yield lambda: counts
        said, _ = running.communicate()
        counts |= {name: int(number) for name, number in re.findall(r"(\w+)=(\d+)", said)}
