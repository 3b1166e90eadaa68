"""Programs beside docgen, where systems keep them: Windows puts LibreOffice into no search path."""

import os
import shutil
from pathlib import Path

_WINDOWS = {"soffice": ("LibreOffice/program/soffice.exe",), "git": ("Git/cmd/git.exe",)}
"""Below the folders of programs."""
_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "LOCALAPPDATA")


def find(name: str) -> str | None:
    """The path of a program; None when it is not there."""
    if found := shutil.which(name):
        return found
    folders = [Path(folder) for key in _FOLDERS if (folder := os.environ.get(key))]
    places = (folder / below for folder in folders for below in _WINDOWS.get(name, ()))
    return next((str(place) for place in places if place.is_file()), None)
