"""A small archive in two languages, read, linked and converted, with its index."""

from __future__ import annotations

import pytest
from archives import HERE, OPTIONS, archive, write

from mkdocs_meetup.outputs import search


@pytest.fixture(scope="session")
def small():
    return archive((HERE / "cases" / "archive.txt").read_text("utf-8"))


@pytest.fixture(scope="session", params=["bundle", "pieces"])
def site(request, small, tmp_path_factory):
    """The archive's index, as a small site's and as a large one's."""
    catalog, body_of = small
    limit = 0 if request.param == "pieces" else 1_000_000
    return write(search.build(catalog, body_of, OPTIONS, bundle_up_to=limit), tmp_path_factory.mktemp("site"))
