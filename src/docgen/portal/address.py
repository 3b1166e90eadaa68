"""Where everything lies on the site. Addresses come from ids and dates and never change (W3C: cool URIs).

Paths are relative to the site's root; a page's ends with a slash: below are its `index.html` and its `index.json`.
"""

from hashlib import sha256

HOME = ""
ITEMS = "items/"
DEPARTMENTS = "departments/"
THEMES = "themes/"
TRANSFERS = "transfers/"
LAWS = "laws/"
ANNOUNCEMENTS = "announcements/"
CHANGES = "changes/"
ABOUT = "about/"
DATA = "data/"
SCHEMAS = f"{DATA}schemas/"
CATALOG_JSON = f"{DATA}catalog.json"
CATALOG_LINES = f"{DATA}catalog.ndjson"
WORKBOOK = f"{DATA}catalog.xlsx"
ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
FEEDS = {ATOM: "feed.xml", JSON_FEED: "feed.json"}
"""Media type -> name, beside the home page and each department's page."""


def item(id: str) -> str:
    return f"{ITEMS}{id}/"


def item_code(id: str) -> str:
    """The picture that a phone reads the item's address from."""
    return f"{ITEMS}{id}/qr.svg"


def item_print(id: str) -> str:
    """The one-page form."""
    return f"{ITEMS}{id}/print/"


def item_history(id: str) -> str:
    return f"{ITEMS}{id}/history/"


def item_on(id: str, date: str) -> str:
    """A past version, by the day from which it stood."""
    return f"{ITEMS}{id}/@{date}/"


def department(id: str) -> str:
    return f"{DEPARTMENTS}{id}/"


def transfer(id: str) -> str:
    return f"{TRANSFERS}{id}/"


def law(title: str) -> str:
    """Laws have no id, and a title in Chinese does not survive every import by hand: ten hex digits of its SHA-256."""
    return f"{LAWS}{sha256(title.encode()).hexdigest()[:10]}/"


def announcement(date: str) -> str:
    return f"{ANNOUNCEMENTS}{date}/"


def for_excel(table: str) -> str:
    """The CSV of a table for a double click; the plain one lies beside it."""
    return f"{DATA}excel/{table}.csv"


def document(path: str) -> str:
    """A file of output/, named by ids: Chinese file names break where sites are imported by hand."""
    return f"documents/{path}"


def up(path: str) -> str:
    """From the page at `path` back to the root: `../../` for items/x/; `./` at the root itself."""
    return "../" * path.count("/") or "./"
