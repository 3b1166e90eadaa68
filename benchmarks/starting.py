"""`docgen --help`: how long a command takes that does nothing."""

from collections.abc import Iterator
from functools import partial

from benchmarks.figures import Figure, alternating
from benchmarks.workplace import Workplace, docgen, python


def measure(place: Workplace) -> Iterator[Figure]:
    whole, bare = alternating(4 * place.rounds, partial(docgen, "--help"), partial(python, "-c", "pass"))
    yield Figure("docgen --help, whole process", whole, at_most=0.15, note="target of the design: under 150 ms")
    yield Figure("python -c pass, whole process", bare, note="of that, Python itself")
