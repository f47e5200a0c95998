"""What no other tool checks: the wheel, the house rules, the pins."""

import ast
import fnmatch
import inspect
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

import db
import qdpilot
import resources
import ui
from qdpilot.model import errors

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("qdpilot", "ui", "db", "resources")
# Made here or brought by tools; `.ci` is ours.
NOT_OURS = {"build", "dist", "__pycache__", "node_modules"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*folders: str, pattern: str = "*") -> list[Path]:
    found = []
    for top in [ROOT / folder for folder in folders] or [ROOT]:
        for home, below, names in os.walk(top):
            below[:] = [name for name in below if not is_foreign(name)]
            found += [Path(home, name) for name in fnmatch.filter(names, pattern)]
    return sorted(path for path in found if not is_foreign(path.name))


def is_foreign(part: str) -> bool:
    return part in NOT_OURS or (part.startswith(".") and part not in {".ci", ".gitignore"})


@cache
def nodes() -> tuple[list[tuple[Path, ast.Call]], list[tuple[Path, Function]]]:
    """Return every call and every function of the rooms, each with its file."""
    called: list[tuple[Path, ast.Call]] = []
    made: list[tuple[Path, Function]] = []
    for path in files(*ROOMS, pattern="*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            if isinstance(node, ast.Call):
                called.append((path, node))
            elif isinstance(node, Function):
                made.append((path, node))
    return called, made


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Yield each call of a function or method of that name, with its file."""
    for path, call in nodes()[0]:
        if getattr(call.func, "attr", getattr(call.func, "id", None)) == name:
            yield path, call


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def unlike_literal(node: ast.expr) -> bool:
    """Tell whether the text is put together on the spot, so that lupdate reads nothing or half."""
    return isinstance(node, ast.JoinedStr | ast.BinOp | ast.Call)


# The wheel


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_brings_four_names_and_no_other(wheel_names: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}

    assert {top for top in tops if not top.endswith(".dist-info")} == set(ROOMS)


def test_the_wheel_carries_every_file_of_the_rooms(wheel_names: list[str]) -> None:
    ours = {path.relative_to(ROOT).as_posix() for path in files(*ROOMS)}

    assert ours - set(wheel_names) == set()


def test_the_rooms_lie_beside_each_other() -> None:
    homes = {Path(room.__file__ or "").parent.parent for room in (qdpilot, ui, db, resources)}

    assert len(homes) == 1


def test_notice_names_every_licence_that_lies_in_resources() -> None:
    notice = plain((ROOT / "NOTICE").read_text("utf-8"))
    works = {path.stem.split("-", 1)[1] for path in files("resources", pattern="LICENSE-*")}

    assert {work for work in works if plain(work) not in notice} == set()


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9.]", "", text.lower())


# The pins


def pins(name: str) -> dict[str, str]:
    """Return each locked package with the text of its pin and hashes."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    return {entry.split("==")[0].split("[")[0]: entry for entry in entries if "==" in entry}


def wanted(lines: list[str]) -> set[str]:
    return {line for line in lines if line and not line.startswith(("#", "-"))}


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_locked_package_has_hashes(name: str) -> None:
    bare = [package for package, entry in pins(name).items() if "--hash=sha256:" not in entry]

    assert bare == []


def test_the_two_locked_sets_agree() -> None:
    run, dev = pins("run.txt"), pins("dev.txt")

    assert {package: dev.get(package) for package in run} == run


def test_the_lock_and_the_package_want_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = (ROOT / "requirements" / "run.in").read_text("utf-8").splitlines()

    wanted_by_package = set(
        project["project"]["dependencies"] + project["build-system"]["requires"]
    )

    assert wanted(lines) == wanted_by_package


def test_qt_calls_leave_the_count_of_none_alone(qapp: QApplication) -> None:
    # PySide6 6.12.0 loses one reference to None per call and kills CPython 3.11.
    label = QLabel()
    before = sys.getrefcount(None)

    for index in range(500):
        label.setText(str(index))

    assert sys.getrefcount(None) > before - 50


def test_no_file_names_a_package_registry() -> None:
    hosts = [
        ".".join(parts).encode()
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("npmmirror", "com"),
            ("yarnpkg", "com"),
            ("deb", "debian", "org"),
            ("security", "debian", "org"),
            ("crates", "io"),
            ("conda", "anaconda", "org"),
        )
    ]

    found = [
        f"{path.relative_to(ROOT)}: {host.decode()}"
        for path in files()
        for host in hosts
        if host in path.read_bytes()
    ]

    assert found == []


# The house rules


def test_test_folders_are_no_packages() -> None:
    # A tests/ui/__init__.py could hide the real ui.
    assert files("tests", pattern="__init__.py") == []


def test_the_code_keeps_the_rules_that_no_linter_knows() -> None:
    """One test, so that the code is read once."""
    sentences_for_translation_are_literals()
    no_signal_is_connected_to_a_lambda()
    no_function_is_longer_than_50_lines()
    no_key_has_two_acts()
    files_for_a_person_have_one_writer()


def sentences_for_translation_are_literals() -> None:
    glued = [
        place(path, call.lineno)
        for name, index in (("tr", 0), ("translate", 1))
        for path, call in calls(name)
        if path.is_relative_to(ROOT / "ui")
        and len(call.args) > index
        and unlike_literal(call.args[index])
    ]

    assert glued == []


def no_signal_is_connected_to_a_lambda() -> None:
    found = [
        place(path, call.lineno)
        for path, call in calls("connect")
        if any(isinstance(argument, ast.Lambda) for argument in call.args)
    ]

    assert found == []


def no_function_is_longer_than_50_lines() -> None:
    long = [
        f"{place(path, node.lineno)} {node.name}"
        for path, node in nodes()[1]
        if (node.end_lineno or 0) - node.lineno >= 50
    ]

    assert long == []


def files_for_a_person_have_one_writer() -> None:
    """It lets what was there stand until the new is whole; the others are caches and passing."""
    passing = {"wmts.py", "stylesheet.py", "road_cache.py", "import_pasted.py"}
    direct = [
        place(path, call.lineno)
        for name in ("write_bytes", "write_text")
        for path, call in calls(name)
        if path.is_relative_to(ROOT / "ui") or path.is_relative_to(ROOT / "qdpilot")
        if path.name not in passing
    ]

    assert direct == []


def no_key_has_two_acts() -> None:
    """Keys of the window and of one page are heard at once; Qt calls none of two that are alike."""
    found: dict[str, list[tuple[str, str]]] = {}
    for _, call in calls("Declared"):
        said = {one.arg: ast.unparse(one.value).strip("'") for one in call.keywords}
        if said.get("key"):
            act = (said.get("group", "file"), said["id"])
            found.setdefault(said["key"], []).append(act)
    everywhere = {"file", "view"}
    double = {
        key: acts
        for key, acts in found.items()
        if len({group for group, _ in acts} - everywhere) < len(acts) and len(acts) > 1
    }
    assert len(found) > 40
    assert double == {}
    assert not [key for key in found if re.fullmatch(r"Ctrl\+\d", key)]  # these are the pages


def test_every_error_has_a_sentence_in_both_languages() -> None:
    table = ROOT / "resources" / "words" / "errors.json"
    if not table.exists():
        pytest.skip("resources/words/errors.json is not written yet")
    sentences = json.loads(table.read_text("utf-8"))

    mute = [
        f"{name} {language}"
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.QdPilotError) and not kind.__subclasses__()
        for language in ("zh", "en")
        if not sentences.get(name, {}).get(language)
    ]

    assert mute == []


@pytest.mark.parametrize("folder", ["words", "rules", "calendars", "samples"])
def test_no_name_stands_twice_in_a_table(folder: str) -> None:
    """Of two that are alike `json` keeps the last without a word."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = Counter(name for name, _ in pairs)
        assert not [name for name, count in names.items() if count > 1], path
        return dict(pairs)

    for path in sorted((ROOT / "resources" / folder).glob("*.json")):
        json.loads(path.read_text("utf-8"), object_pairs_hook=once)


def test_no_file_is_longer_than_300_lines() -> None:
    long = [
        place(path, length)
        for path in files(*ROOMS, pattern="*.py")
        if (length := len(path.read_text("utf-8").splitlines())) > 300
    ]

    assert long == []
