"""The package as a community installs it: the wheel, built from the source distribution, with nothing of the checkout in reach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest
from sites import REPOSITORY, Site

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COVERAGE"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**clean, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("packages")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, REPOSITORY, folder=folder)
    return folder


@pytest.fixture(scope="module")
def environment(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds our wheel and the libraries that the constraints name.

    The libraries are links to those that the tests themselves run with, which saves a download of 40 MB. Our own package is never
    among them, nor is the path entry by which the checkout is installed: whatever of ours is found comes out of the wheel.
    """
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    target = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    for path in sorted(Path(sysconfig.get_path("purelib")).iterdir()):
        if (
            "meetup" not in path.name
            and path.suffix != ".pth"
            and not path.name.startswith("__editable__")
            and not (target / path.name).exists()
        ):
            (target / path.name).symlink_to(path)
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        folder,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        *packages.glob("*.whl"),
        folder=folder,
    )
    return folder


@pytest.fixture(scope="module")
def empty(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment as a community makes it: the wheel, and what pip finds for it under the constraints."""
    folder = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    wheel = next(packages.glob("*.whl"))
    run(sys.executable, "-m", "pip", "--python", folder, "install", "-c", REPOSITORY / "constraints" / "runtime.txt", wheel, folder=folder)
    return folder


def python(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin") / "python"


def test_the_package_comes_from_the_wheel(environment: Path) -> None:
    where = run(python(environment), "-c", "import mkdocs_meetup; print(mkdocs_meetup.__file__)", folder=environment)
    assert Path(where.strip()).is_relative_to(environment)


def test_its_dependencies_are_those_that_it_names(environment: Path) -> None:
    run(sys.executable, "-m", "pip", "--python", environment, "check", folder=environment)


@pytest.mark.parametrize("kind", ["environment", pytest.param("empty", marks=pytest.mark.nightly)])
def test_it_builds_the_example_as_the_checkout_does(kind: str, request: pytest.FixtureRequest, example: Site, tmp_path: Path) -> None:
    environment = request.getfixturevalue(kind)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    run(python(environment), "-m", "mkdocs", "build", "--strict", folder=tmp_path)
    built = Site(tmp_path, tmp_path / "site")
    assert built.files.keys() == example.files.keys()
    assert not [path for path in example.files if built.files[path] != example.files[path]]


def test_its_command_runs(environment: Path) -> None:
    script = python(environment).with_name("mkdocs-meetup")
    assert "extract" in run(script, "--help", folder=environment)


def test_it_holds_what_it_needs_and_nothing_else(packages: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {
        "mkdocs_meetup/py.typed",
        "mkdocs_meetup/theme/main.html",
        "mkdocs_meetup/languages/ja.yml",
        "mkdocs_meetup/vocabulary.yml",
    } <= set(names)
    assert all(name.startswith(("mkdocs_meetup/", "mkdocs_meetup-")) for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".map"))]


def test_the_source_distribution_can_be_tested_and_built_again(packages: Path) -> None:
    (archive,) = packages.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
    assert {
        "Makefile",
        ".ci/python",
        "constraints/runtime.txt",
        "mkdocs.yml",
        "content/index.md",
        "tests/conftest.py",
        "LICENSE",
        "README.md",
    } <= names
