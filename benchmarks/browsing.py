"""What a visitor with a slow phone waits for: Chromium with a quarter of this machine's speed and a slow 4G network.

Processor and network are slowed as Lighthouse slows them for phones; targets are what it calls good.
The server does not compress: a real one sends about a quarter of the bytes.
"""

import sys
from collections.abc import Iterator
from statistics import mean
from typing import Any

from benchmarks.figures import Figure
from benchmarks.workplace import ROOT, Workplace

_SLOWER = 4
_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_WATCH = """
window.blocked = 0; window.shifted = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.blocked += Math.max(0, task.duration - 50);
}).observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) window.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_TIMES = """() => ({
  painted: performance.getEntriesByName("first-contentful-paint")[0].startTime / 1000,
  loaded: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd / 1000,
  blocked: window.blocked / 1000,
  shifted: window.shifted,
})"""
_SEARCH = """async (word) => {
  const start = performance.now();
  const shown = new Promise((done) => new MutationObserver((_, watch) => { watch.disconnect(); done(); })
    .observe(document.querySelector("[data-search-results]"), { childList: true }));
  const input = document.querySelector("#q");
  input.value = word;
  input.dispatchEvent(new Event("input"));
  await shown;
  return (performance.now() - start) / 1000;
}"""
_WORDS = ("许可", "卫生", "shi", "条例", "申请表")


def measure(place: Workplace) -> Iterator[Figure]:
    sys.path.insert(0, str(ROOT / "tests"))
    from browser import chromium, served

    from docgen.pipeline.site import SiteOptions, site

    folder = site(place.project(place.permits), SiteOptions(), lambda *_: None).made.folder
    permit = sorted(folder.glob("items/*/index.html"))[0].parent.relative_to(folder).as_posix()
    pages = {"home page": "", "a permit's page": f"{permit}/", "list of all permits": "items/"}
    with chromium() as browser, served(folder) as host:
        for name, path in pages.items():
            yield from _page(name, [_visit(browser, host + path) for _ in range(place.rounds)])
        yield from _search(place, [_searches(browser, host) for _ in range(place.rounds)])


def _page(name: str, visits: list[dict[str, float]]) -> Iterator[Figure]:
    rows = (
        ("painted", "first contentful paint", "s", 1.8),
        ("loaded", "DOM content loaded", "s", None),
        ("blocked", "total blocking time", "s", 0.2),
        ("shifted", "layout shift", "", 0.1),
    )
    for key, what, unit, good in rows:
        yield Figure(f"{name}, {what}, slow phone", tuple(visit[key] for visit in visits), unit=unit, at_most=good)


def _search(place: Workplace, rounds: list[tuple[float, float]]) -> Iterator[Figure]:
    name = f"searching {place.permits} permits, slow phone"
    yield Figure(f"{name}, first word", tuple(first for first, _ in rounds), note="with fetching the index")
    yield Figure(f"{name}, next words", tuple(later for _, later in rounds), at_most=0.1, note="mean of four")


def _visit(browser: Any, address: str) -> dict[str, float]:
    """Of a visitor who was never here before."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = _slow(context, address)
        page.wait_for_timeout(500)
        times: dict[str, float] = page.evaluate(_TIMES)
        return times


def _searches(browser: Any, address: str) -> tuple[float, float]:
    with browser.new_context() as context:
        page = _slow(context, address)
        first, *later = (page.evaluate(_SEARCH, word) for word in _WORDS)
        return first, mean(later)


def _slow(context: Any, address: str) -> Any:
    context.add_init_script(_WATCH)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", _NETWORK)
    page.goto(address, wait_until="load")
    return page
