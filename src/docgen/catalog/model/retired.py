"""What the git history of the catalog had, and the catalog no longer has under that name."""

from typing import Literal

import msgspec

Kind = Literal["department", "permit", "transfer"]


class Retired(msgspec.Struct, frozen=True):
    """A record that was deleted: `file` as it was called then, `on` the day (YYYY-MM-DD) of the commit.

    `name` is a department's or permit's name, a transfer's title, in the last version.
    """

    kind: Kind
    id: str
    name: str
    file: str
    on: str
