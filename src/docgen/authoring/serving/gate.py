"""Who may ask: a browser on this machine, for a page of this server.

A name of somebody else's that resolves to 127.0.0.1 (DNS rebinding) shows in `Host`, a script on somebody
else's page in `Origin` or `Sec-Fetch-Site` (W3C Fetch Metadata).
"""

from email.message import Message

_SAME = ("same-origin", "none")


def admits(headers: Message, port: int) -> bool:
    """A link on a foreign page may be followed; nothing else may come from there."""
    hosts = headers.get_all("Host") or []
    if len(hosts) != 1 or hosts[0].lower() not in _names(port):
        return False
    origins = {origin.lower() for origin in headers.get_all("Origin") or []}
    if not origins <= {f"http://{name}" for name in _names(port)}:
        return False
    return headers.get("Sec-Fetch-Site", "none") in _SAME or headers.get("Sec-Fetch-Mode") == "navigate"


def _names(port: int) -> frozenset[str]:
    """As browsers write them: the port of http is left out."""
    hosts = ("127.0.0.1", "localhost")
    return frozenset(f"{host}:{port}" for host in hosts) | frozenset(hosts if port == 80 else ())
