"""What only some commands need, and how to get it: by the names that its makers gave it on the public index."""

from docgen.errors import MissingError


def missing(package: str, message: str) -> MissingError:
    """`message` says what cannot be done without the package."""
    help = (
        f"能上网时运行 pip install {package}；不能上网时，在能上网的电脑上 pip download {package}，"
        f"把下载的文件拷来后 pip install --no-index --find-links . {package}"
    )
    return MissingError(message, help)
