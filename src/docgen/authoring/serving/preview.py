"""A project -> its last whole site and what is wrong with it now, made again after every save."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition, Lock
from traceback import print_exc

from docgen.errors import DocgenError, RefusedError
from docgen.findings import Finding
from docgen.machine import revision
from docgen.pipeline import site
from docgen.pipeline.build import Progress
from docgen.pipeline.site import BuiltSite, SiteOptions
from docgen.project import Project

_PATIENCE = 60  # looks: so long another docgen may take; what is refused for another reason stays refused


@dataclass(frozen=True)
class State:
    """`number` grows with every change. `folder`, `release` and `base` are the last whole site's, if there was one.

    `is_old`: the catalog has errors, or the site could not be made, and the site is that of an earlier save.
    `failure` is why it could not be made, when the findings do not tell. `contents` is the digest of what was read.
    """

    number: int = 0
    folder: Path | None = None
    release: str = ""
    findings: tuple[Finding, ...] = ()
    is_old: bool = True
    failure: tuple[str, str] | None = None
    base: str = "/"
    contents: str = ""


class Preview:
    """Made by one thread, watched by many: a State is never changed, only followed by another.

    `making` is held by whoever makes something of the project's files.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.making = Lock()
        self._state = State()
        self._news = Condition()
        self._head: str | None = None
        self._refusals = 0

    @property
    def state(self) -> State:
        return self._state

    def make(self, processes: int, progress: Progress) -> State:
        """Whatever happens to be in the files, this returns: what cannot be made is said, and the old site stays."""
        self._head = revision.head(self.project.root)
        try:
            with self.making:
                made = site.site(self.project, SiteOptions(processes=processes), progress)
        except DocgenError as error:
            self._refusals = self._refusals + 1 if isinstance(error, RefusedError) else 0
            return self._follow(replace(self._state, is_old=True, failure=(error.message, error.help)))
        except Exception:
            print_exc(file=sys.stderr)
            defect = ("docgen 自己出了问题，网页没有更新。", "请把窗口里的错误信息发给维护人员；改动保存后会再试。")
            return self._follow(replace(self._state, is_old=True, failure=defect))
        self._refusals = 0
        return self._follow(_shown(self._state, made))

    @property
    def is_behind(self) -> bool:
        """Whether there is something to make that no save tells of: a commit, another docgen that is done."""
        return 0 < self._refusals < _PATIENCE or revision.head(self.project.root) != self._head

    def after(self, number: int, seconds: float) -> State | None:
        """The state that follows `number`, now or within so many seconds; None when nothing came."""
        with self._news:
            came = self._news.wait_for(lambda: self._state.number != number, seconds)
            return self._state if came else None

    def _follow(self, state: State) -> State:
        with self._news:
            if state != self._state:
                self._state = replace(state, number=self._state.number + 1)
                self._news.notify_all()
            return self._state


def _shown(before: State, site: BuiltSite) -> State:
    checked = replace(before, findings=site.verdict.findings, failure=None, contents=site.verdict.digest)
    if site.made is None:
        return replace(checked, is_old=True)
    return replace(checked, folder=site.made.folder, release=site.made.release.id, base=site.base, is_old=False)
