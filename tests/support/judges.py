"""Outside judges of the portal's pages: the Nu HTML checker, which Java runs, and axe, which runs in the browser."""

import json
import shutil
import subprocess
from typing import Any

import pytest
from districts import ROOT
from playwright.sync_api import Page

_NU = ROOT / ".node/node_modules/vnu-jar/build/dist/vnu.jar"
_AXE = ROOT / ".node/node_modules/axe-core/axe.min.js"
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

needs_nu = pytest.mark.skipif(
    not _NU.exists() or not shutil.which("java"),
    reason="the Nu checker or Java is missing (sh tools/prepare.sh system-test)",
)
needs_axe = pytest.mark.skipif(not _AXE.exists(), reason="axe-core is missing (sh tools/prepare.sh system-test)")


def nu(*words: object) -> list[str]:
    """What the Nu checker says, errors and warnings."""
    said = subprocess.run(["java", "-Xss1m", "-jar", _NU, "--format", "json", *words], capture_output=True, text=True)
    messages = json.JSONDecoder().raw_decode(said.stderr)[0]["messages"]
    return [f"{message['url']}: {message['message']}" for message in messages]


def violations(page: Page, *rules: str) -> list[str]:
    """What axe says: all that is tagged as we promise, or only these rules."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    run: dict[str, Any] = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": _RULES}
    found = page.evaluate("options => axe.run(options)", {"runOnly": run, "resultTypes": ["violations"]})
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]
