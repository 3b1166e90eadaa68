"""A web address -> what visitors get there."""

from collections.abc import Callable
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

from docgen.errors import UsageError

_SECONDS = 20


def fetcher(url: str) -> Callable[[str], bytes]:
    """A path of the site -> its bytes; pages are asked for as visitors do, by the address of their folder."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise UsageError(f"--check-url 不是网址：{url}", "写成 https://www.example.gov.cn/xzxk/ 的样子。")
    base = url if url.endswith("/") else f"{url}/"
    return lambda path: _fetched(urljoin(base, quote(_asked(path)) or "."))


def _asked(path: str) -> str:
    return path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path


def _fetched(url: str) -> bytes:
    """KeyError says why not."""
    request = Request(url, headers={"Cache-Control": "no-cache", "User-Agent": "docgen"})  # noqa: S310 - http(s) only
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read()
            return content
    except HTTPError as error:
        raise KeyError(f"HTTP {error.code}") from error
    except OSError as error:
        raise KeyError(str(getattr(error, "reason", error))) from error
