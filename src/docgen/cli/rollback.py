"""`docgen rollback`"""

import click

from docgen.cli import options


@click.command("rollback", options_metavar="[选项]")
@click.argument("release", metavar="[版本]", required=False)
@options.place
@click.option("--break-lock", is_flag=True, help="确知占用它的那次发布已经中断，接过来")
@options.style
def command(release: str | None, target: str, break_lock: bool, style: str) -> None:
    """让网站退回上一个版本，或指明的版本；写版本号的前几位就行，见 docgen releases。"""
    from docgen.publishing import as_text, places
    from docgen.publishing.rollback import rollback

    with places.at(target) as place:
        done = rollback(place, release, break_lock)
    options.say(style, "rollback", done, as_text.rolled_back(done))
    for note in done.notes:
        click.echo(note, err=True)
