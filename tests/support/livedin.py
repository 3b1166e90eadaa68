"""A site that has been lived in: several editions, what was cancelled and what is gone, documents, its own address."""

from pathlib import Path

import pytest
from districts import ROOT, district, replace
from repository import Git, commit, git_in

from docgen.documents.selection import Selection
from docgen.pipeline import build
from docgen.pipeline.build import BuildOptions
from docgen.pipeline.site import SiteOptions, site
from docgen.portal import address
from docgen.portal.pages import menus
from docgen.project import Project

URL = "https://www.example.gov.cn/xzxk/"

PAGES = {entry.path: entry.path for entry in (*menus().top, *menus().foot)} | {
    "": "",
    "404.html": "404.html",
    "announcements/*/": "announcements/2026-11-23/",
    "departments/*/": "departments/health/",
    "items/*/": "items/public-place-hygiene/",
    "items/*/@*/": "items/public-place-hygiene/@2026-01-10/",
    "items/*/history/": "items/public-place-hygiene/history/",
    "items/*/print/": "items/public-place-hygiene/print/",
    "laws/*/": address.law("公共场所卫生管理条例"),
    "transfers/*/": "transfers/health-1/",
}
"""Every kind of page, by the shape of its address, and one of it that has much to show.

Pages that the menus lead to come by themselves.
"""

TOMBSTONES = {"cancelled": "items/hotel-special-trade/", "gone": "items/tobacco-retail/"}

_PERMIT = "health/public-place-hygiene.yaml"
_CANCELLED = "public-security/hotel-special-trade.yaml"
_GONE = "tobacco/tobacco-retail.yaml"
PORTAL = f"""
portal:
  url: {URL}
  site_name: 示例区人民政府
  site_domain: www.example.gov.cn
  site_id_code: "5303030001"
  column_name: 行政许可事项
  column_type: 办事服务
"""


def lived_in(folder: Path) -> Path:
    """The whole sample catalog with three editions; the folder of its site."""
    project = Project(every_department(folder / "区"))
    with pytest.MonkeyPatch.context() as patch:
        git = git_in(project.root, patch)
        _editions(project, git)
        build.build(project, BuildOptions(selection=Selection.parse("department:health")), _silent)
        return site(project, SiteOptions(), _silent).made.folder


def every_department(folder: Path) -> Path:
    return district(folder, *sorted(path.parent.name for path in ROOT.glob("catalogs/*/department.yaml")))


def _editions(project: Project, git: Git) -> None:
    catalogs = project.catalogs
    git("init", "--quiet")
    with (catalogs / "district.yaml").open("a", encoding="utf-8") as file:
        file.write(PORTAL)
    replace(catalogs / "district.yaml", 'dated: "2026-11-23"', 'dated: "2026-01-10"')
    replace(catalogs / _PERMIT, "validity: 4年", "validity: 5年")
    commit(git)
    replace(catalogs / "district.yaml", 'dated: "2026-01-10"', 'dated: "2026-06-01"')
    replace(catalogs / _PERMIT, "validity: 5年", "validity: 4年")
    commit(git)
    replace(catalogs / "district.yaml", 'dated: "2026-06-01"', 'dated: "2026-11-23"')
    replace(catalogs / _CANCELLED, "status: 保留", "status: 取消\nsuccessors: [public-assembly-fire-safety]")
    replace(catalogs / _PERMIT, "note: ", "note: 本版核对了文字。")
    (catalogs / _GONE).unlink()
    commit(git)


def _silent(stage: str, done: int, total: int) -> None:
    """No progress."""
