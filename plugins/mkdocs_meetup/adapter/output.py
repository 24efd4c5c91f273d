"""Where MkDocs writes and where the site really is.

MkDocs empties its output folder before each build, which would make it impossible to write only what changed. So it builds its own
part (assets, pages written by hand) into a stage, and the site's folder takes over from there what differs.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ..site import Writer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Stage:
    """The folder that stands in for the site's own during a build."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._target: Path | None = None
        self._writer: Writer | None = None

    def enter(self, config: MkDocsConfig, home: Path | None = None) -> None:
        """Have MkDocs write here. The site's real folder is `home`, or else the one that the configuration names."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="meetup-stage-"))
        if Path(config.site_dir) != self._folder:
            self._target = home or Path(config.site_dir)
        config.site_dir = str(self._folder)

    @property
    def target(self) -> Path:
        """The site's real folder."""
        assert self._target is not None
        return self._target

    @property
    def writer(self) -> Writer:
        """The writer of this build."""
        assert self._writer is not None
        return self._writer

    def open(self) -> Writer:
        """A writer into the site's real folder. A file that goes through it wins over one of the same path in the stage."""
        self._writer = Writer(self.target)
        return self._writer

    def publish(self) -> None:
        """Take over the stage and take away what belongs to the site no more."""
        assert self._folder is not None
        self.writer.copy_tree(self._folder)
        self.writer.prune()

    def leave(self, config: MkDocsConfig) -> None:
        """Name the real folder again, for what MkDocs does after a build (`gh-deploy`)."""
        if self._target is not None:
            config.site_dir = str(self._target)

    def error_page(self, code: int) -> bytes | None:
        """What `serve` answers where there is nothing."""
        path = self.target / f"{code}.html"
        return path.read_bytes() if path.is_file() else None

    def close(self) -> None:
        """Take the stage away."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
