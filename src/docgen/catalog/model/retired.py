"""What the git history of the catalog had, and the catalog no longer has under that name."""

import msgspec


class Retired(msgspec.Struct, frozen=True):
    """A record that was deleted: `file` as it was called then, `on` the day (YYYY-MM-DD) of the commit.

    `unit` is the word of its unit, `name` what people called it, in the last version.
    """

    unit: str
    id: str
    name: str
    file: str
    on: str
