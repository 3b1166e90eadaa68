"""A project's folders -> the moments at which something in them was saved."""

from collections.abc import Iterator
from pathlib import Path

from docgen.machine.extras import missing
from docgen.project import Project

_FOLDERS = ("catalogs", "schemas", "templates")
_QUIET = 100  # ms without a save end a burst of them
_LONGEST = 2000  # ms after which a burst that does not end is a save all the same
_IDLE = 1000  # ms between two looks when nobody saves
_POLL = 1000  # ms: a network share tells nothing by itself


def saves(project: Project, is_polling: bool) -> Iterator[bool]:
    """True for a burst of saves, False about once a second when there was none.

    The first look counts as a save: nobody knows what was saved before it.
    Ends with KeyboardInterrupt. MissingError without watchfiles.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "watchfiles":
            raise
        raise missing("watchfiles", "本机没有装 watchfiles，不知道文件什么时候保存。") from error
    looks = watch(
        *_folders(project),
        step=_QUIET,
        debounce=_LONGEST,
        rust_timeout=_IDLE,
        yield_on_timeout=True,
        force_polling=is_polling or None,
        poll_delay_ms=_POLL,
        ignore_permission_denied=True,
    )
    return (bool(changes) or number == 0 for number, changes in enumerate(looks))


def _folders(project: Project) -> tuple[Path, ...]:
    return tuple(project.root / name for name in _FOLDERS if (project.root / name).is_dir())
