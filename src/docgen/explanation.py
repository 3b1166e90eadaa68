"""What `docgen explain CODE` prints about one code."""

import msgspec


class Explanation(msgspec.Struct, frozen=True):
    """`title` says what is flagged, `why` with the article that asks for it; `bad` and `good` are examples."""

    code: str
    title: str
    why: str
    bad: str
    good: str
    way_out: str
