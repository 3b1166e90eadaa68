"""A district over the years, in a real repository: each way a permit can change, one edition after the other."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from districts import ROOT, district, replace
from repository import Git, commit

FIRST = "2026-11-23"
CONDITION, MATERIAL, FEE, RENAMED, CANCELLED, MOVED, WORDING, REMOVED = (f"2026-12-{day:02}" for day in range(1, 9))
"""The dates of the editions after the first, each by what it changed."""

SECRETS = ("秘密渠道甲乙丙", "秘密渠道丁戊己", "秘密理由甲乙丙")
"""What stands in internal fields, at some time."""

_HYGIENE = "catalogs/health/public-place-hygiene.yaml"
_STACKING = "catalogs/city-management/temporary-building-stacking.yaml"
_OCCUPATION = "catalogs/city-management/road-occupation-excavation.yaml"
_PESTICIDE = "catalogs/agriculture/pesticide-business.yaml"
_HOTEL = "catalogs/public-security/hotel-special-trade.yaml"
_FELLING = "catalogs/forestry/tree-felling.yaml"


def tell(folder: Path, git: Git) -> Mapping[str, str]:
    """The project in `folder`, where `git` works; the commits by their edition's date. The working tree is clean."""
    departments = [path.parent.name for path in (ROOT / "catalogs").glob("*/department.yaml")]
    district(folder, *departments)
    git("init", "--quiet", "--initial-branch=main")
    steps = (_first, _condition, _material, _fee, _renamed, _cancelled, _moved, _wording, _removed)
    dates = (FIRST, CONDITION, MATERIAL, FEE, RENAMED, CANCELLED, MOVED, WORDING, REMOVED)
    made = {}
    for date, step in zip(dates, steps, strict=True):
        step(folder)
        dated(folder, date)
        made[date] = commit(git)
    return made


def dated(folder: Path, date: str) -> None:
    file = folder / "catalogs/district.yaml"
    file.write_text(re.sub(r"(?m)^dated: .*$", f'dated: "{date}"', file.read_text(encoding="utf-8")), encoding="utf-8")


def _first(folder: Path) -> None:
    replace(folder / _HYGIENE, "channel: 协同办公系统", f"channel: {SECRETS[0]}")


def _condition(folder: Path) -> None:
    """A condition, and what is internal besides; of another permit only what is internal."""
    replace(folder / _HYGIENE, "卫生质量符合国家卫生标准和要求", "卫生质量符合现行国家卫生标准和卫生要求")
    replace(folder / _HYGIENE, f"channel: {SECRETS[0]}", f"channel: {SECRETS[1]}")
    replace(folder / "catalogs/health/radiological-diagnosis.yaml", "DG306: ", f"DG306: {SECRETS[2]}")


def _material(folder: Path) -> None:
    text = (folder / _HYGIENE).read_text(encoding="utf-8")
    start, end = text.index("  - name: 公共场所卫生许可告知承诺书"), text.index("flow:\n")
    (folder / _HYGIENE).write_text(text[:start] + text[end:], encoding="utf-8")


def _fee(folder: Path) -> None:
    charges = "charges: [{name: 城市道路占用费, basis: [《城市道路管理条例》第三十七条]}]"
    replace(folder / _OCCUPATION, "  charged: false\n", f"  charged: true\n  {charges}\n")


def _renamed(folder: Path) -> None:
    replace(folder / _PESTICIDE, "name: 农药经营许可（除限制使用农药）", "name: 农药经营许可")


def _cancelled(folder: Path) -> None:
    replace(folder / _STACKING, "status: 划转", "status: 取消\nsuccessors: [road-occupation-excavation]")


def _moved(folder: Path) -> None:
    """To another 主管部门, which approves and supervises it from now on."""
    text = (folder / _HOTEL).read_text(encoding="utf-8")
    target = folder / "catalogs/market-regulation/hotel-special-trade.yaml"
    target.write_text(text.replace("市公安局沾益分局", "区市场监督管理局"), encoding="utf-8")
    (folder / _HOTEL).unlink()


def _wording(folder: Path) -> None:
    replace(folder / _FELLING, "林木、林地权属没有争议", "林木，林地权属没有争议")
    replace(folder / _FELLING, "滑县指南载明不收费，须经核定。", "滑县指南写明不收费，须经核定。")


def _removed(folder: Path) -> None:
    """A permit with the whole of its department."""
    shutil.rmtree(folder / "catalogs/tobacco")
