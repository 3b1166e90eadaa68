"""`docgen releases`"""

import click

from docgen.cli import options


@click.command("releases", options_metavar="[选项]")
@options.place
@options.style
def command(target: str, style: str) -> None:
    """列出发布过、还保留着的版本：谁在什么时候发布的，现在是哪一个。"""
    from docgen.publishing import as_text, places
    from docgen.publishing.listing import releases

    with places.at(target) as place:
        found = releases(place)
    options.say(style, "releases", found, as_text.listed(found))
