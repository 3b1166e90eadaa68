"""`docgen serve`, from the first page to Ctrl-C: watch, make, tell."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread

from docgen.authoring.serving.documents import PagePictures
from docgen.authoring.serving.preview import Preview, State
from docgen.authoring.serving.server import Server
from docgen.authoring.serving.watching import saves
from docgen.pipeline.build import Progress
from docgen.project import Project


@dataclass(frozen=True)
class ServeOptions:
    """`port` 0 takes a free one. `is_polling` looks at the files instead of waiting for the system to tell."""

    port: int = 8000
    is_polling: bool = False
    processes: int = 1


def serve(
    project: Project,
    options: ServeOptions,
    progress: Progress,
    ready: Callable[[str, State], None],
    changed: Callable[[State], None],
) -> None:
    """Until KeyboardInterrupt. `ready` is told the address once it answers, `changed` every state after the first.

    One thread makes, so that two saves never make at once; what is saved meanwhile is one save more.
    """
    looks = saves(project, options.is_polling)
    preview = Preview(project)
    pictures = PagePictures(preview)
    with Server(options.port, preview, pictures) as server:
        state = preview.make(options.processes, progress)  # several processes only while there is one thread
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            ready(server.address, state)
            for is_saved in looks:
                if not (is_saved or preview.is_behind):
                    continue
                before, state = state, preview.make(1, _silent)
                if state.number != before.number:
                    changed(state)
        finally:
            server.shutdown()
            pictures.end()


def _silent(stage: str, done: int, total: int) -> None:
    """The pages tell that they are new."""
