"""What an author of a catalog cannot put right, and the exit code of each kind."""

from enum import IntEnum


class Exit(IntEnum):
    """The one table of exit codes; README and docs are tested against it."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    ENVIRONMENT = 3
    DOCUMENTS = 4
    REFUSED = 5
    INTERNAL = 70
    INTERRUPTED = 130


class DocgenError(Exception):
    """An expected failure: `message` says what is wrong, `help` says the way out, both in Chinese."""

    exit = Exit.INTERNAL

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help

    def __reduce__(self) -> tuple[type["DocgenError"], tuple[str, str]]:
        """From a worker process it comes back whole."""
        return type(self), (self.message, self.help)


class UsageError(DocgenError):
    """The command line or the configuration asks for something that does not exist."""

    exit = Exit.USAGE


class MissingError(DocgenError):
    """A program, a font, a permission or disk space is missing on this machine."""

    exit = Exit.ENVIRONMENT


class RenderError(DocgenError):
    """One document could not be made; the others go on."""

    exit = Exit.DOCUMENTS


class RefusedError(DocgenError):
    """Going on would lose or mix something: another build runs, or the target is not ours."""

    exit = Exit.REFUSED
