"""The site and the documents of a project in a browser on this machine, while its files are being written."""

from docgen.authoring.serving.session import ServeOptions as ServeOptions
from docgen.authoring.serving.session import serve as serve
