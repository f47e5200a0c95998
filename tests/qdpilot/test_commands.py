"""The commands as a person types them, on real files."""

from __future__ import annotations

import calendar
import json
import re
import shlex
import shutil
import subprocess
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
import shapely
from typer.main import get_command

from qdpilot.cli import app, run

DAY = re.compile(r"(tesla|waymo)-austin-(\w+-\d+-\d+)-boundary")

#: The sample office says other dates on other days.
PINNED = ["--today", "2026-11-20"]
MONTHS = [name.lower() for name in calendar.month_name[1:]]


@pytest.fixture(scope="module")
def robotaxi(shared):
    """Per operator, ordered: first day, last day or None, and the file."""
    found: dict[str, list[tuple[date, object]]] = {}
    for path in (shared / "samples" / "robotaxi").glob("*.geojson"):
        operator, day = DAY.fullmatch(path.stem).groups()
        found.setdefault(operator, []).append((day_of(day), path))
    areas = []
    for operator, files in sorted(found.items()):
        files.sort()
        following = [start - timedelta(days=1) for start, _ in files[1:]] + [None]
        for (start, path), end in zip(files, following, strict=True):
            areas.append((operator, start, end, path))
    return areas


def day_of(text):
    month, day, year = text.split("-")
    return date(int(year), MONTHS.index(month) + 1, int(day))


def with_schedule(operator, start, end, path, folder):
    document = json.loads(path.read_text())
    schedule = {"timezone": "America/Chicago", "start": f"{start:%Y-%m-%d}"}
    if end is not None:
        schedule["end"] = f"{end:%Y-%m-%d}"
    for feature in document.get("features", [document]):
        feature["properties"] = {"name": path.stem, "operator": operator, "schedule": schedule}
    copy = folder / path.name
    copy.write_text(json.dumps(document))
    return copy


def overlapping(robotaxi):
    """The oracle: shapely's own intersection and plain dates."""
    shapes = {path: shapely.from_geojson(path.read_text()).buffer(0) for *_, path in robotaxi}
    never = date.max
    for (_, start_a, end_a, a), (_, start_b, end_b, b) in combinations(robotaxi, 2):
        same_days = start_a <= (end_b or never) and start_b <= (end_a or never)
        if same_days and shapes[a].intersection(shapes[b]).area > 0:
            yield frozenset({a.stem, b.stem})


def test_the_seven_pairs_of_robotaxi_areas_are_found(robotaxi, tmp_path, capsys):
    office = str(tmp_path / "austin.qdp")
    files = [str(with_schedule(*area, tmp_path)) for area in robotaxi]
    assert run(["zones", "import", office, *files, "--json"]) == 0
    capsys.readouterr()

    code = run(["clashes", office, "--json"])

    answer = json.loads(capsys.readouterr().out)
    pairs = {frozenset({one["a"]["name"], one["b"]["name"]}) for one in answer["clashes"]}
    assert code == 1
    assert pairs == set(overlapping(robotaxi))
    assert len(answer["clashes"]) == 7
    assert answer["rejected"] == []


def test_a_plain_file_is_checked_without_an_office(tmp_path, capsys):
    box = shapely.box(120.4, 36.1, 120.5, 36.2)
    other = shapely.box(120.45, 36.1, 120.55, 36.2)
    features = [
        {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(one))}
        for one in (box, other)
    ]
    source = tmp_path / "two.geojson"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": features}))

    code = run(["clashes", str(source), "--json"])

    (clash,) = json.loads(capsys.readouterr().out)["clashes"]
    assert code == 1
    assert clash["share_a"] == pytest.approx(0.5, abs=0.01)
    assert (clash["first"], clash["last"], clash["minutes"]) == (None, None, None)


def test_the_sample_office_is_whole_and_gives_its_papers_out(tmp_path, capsys):
    folder = tmp_path / "demo"

    assert run(["demo", "--to", str(folder), *PINNED]) == 0
    told = capsys.readouterr().out
    assert run(["check", str(folder / "demo.qdp"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    papers = sorted(folder.glob("*.pdf"))
    assert answer == {"ok": True, "findings": []}
    assert len(papers) == 10
    assert "不予同意 2026-0011" in told
    command = ["documents", str(folder / "demo.qdp"), "--grant", "青智网联批〔2026〕1号"]
    assert run([*command, "--to", str(tmp_path / "again")]) == 0
    again = tmp_path / "again" / "青智网联批〔2026〕1号.pdf"
    assert again.read_bytes() == (folder / again.name).read_bytes()


def test_an_office_is_not_overwritten_by_the_sample(tmp_path, capsys):
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "demo.qdp").write_bytes(b"mine")

    assert run(["demo", "--to", str(folder), *PINNED]) == 2

    assert (folder / "demo.qdp").read_bytes() == b"mine"
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [
        ["clashes", "no-such.qdp"],
        ["zones", "import"],
        ["zones", "import", "a.qdp", "no-such.geojson"],
        ["documents", "no-such.qdp", "--grant", "x", "--to", "y"],
        ["check", "no-such.qdp"],
        ["nonsense"],
        ["--nonsense"],
        ["demo"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("as_json", [False, True], ids=["words", "json"])
def test_what_cannot_run_says_so_in_one_line(command, as_json, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    code = run([*command, *(["--json"] if as_json else [])])

    said = capsys.readouterr()
    assert code == 2
    if as_json:
        assert set(json.loads(said.out)) == {"error", "hint"}
        assert said.err == ""
    else:
        assert said.err.count("\n") == 1
        assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_importing_into_an_office_with_people_asks_who_acts(tmp_path, capsys):
    run(["demo", "--to", str(tmp_path), *PINNED])
    source = tmp_path / "one.geojson"
    box = shapely.box(120.9, 36.5, 120.91, 36.51)
    source.write_text(shapely.to_geojson(box))
    command = ["zones", "import", str(tmp_path / "demo.qdp"), str(source)]
    capsys.readouterr()

    assert run(command) == 2
    assert "--as" in capsys.readouterr().err
    assert run([*command, "--as", "示例甲"]) == 0

    clock = ["clock", str(tmp_path / "demo.qdp"), "--confirm", "--as"]
    assert run([*clock, "示例甲", "--reason", "曾走快"]) == 2
    assert run([*clock, "示例丙", "--reason", "曾走快"]) == 0
    assert "最近操作" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler-utils is not installed")
def test_the_papers_of_the_sample_are_sound_and_embed_every_font(tmp_path, capsys):
    run(["demo", "--to", str(tmp_path), *PINNED])

    for paper in tmp_path.glob("*.pdf"):
        checked = subprocess.run(["qpdf", "--check", paper], capture_output=True, check=False)
        fonts = subprocess.run(["pdffonts", paper], capture_output=True, text=True, check=True)
        rows = [line.split() for line in fonts.stdout.splitlines()[2:]]
        assert checked.returncode == 0, checked.stdout
        assert rows
        assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows), fonts.stdout


def test_the_times_of_an_office_open_in_another_calendar_program(tmp_path, capsys):
    icalendar = pytest.importorskip("icalendar")
    run(["demo", "--to", str(tmp_path), *PINNED])
    out = tmp_path / "times.ics"

    assert run(["zones", "export", str(tmp_path / "demo.qdp"), str(out), "--format", "ics"]) == 0

    events = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    titles = {str(event["SUMMARY"]) for event in events}
    assert "金家岭自动驾驶出租示范区" in titles
    assert "金家岭车路云覆盖区" in capsys.readouterr().out
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_every_command_of_the_readme_is_understood():
    readme = Path(__file__).resolve().parent.parent.parent / "README.md"
    lines = re.findall(r"^qdpilot ([a-z].*?)(?: +#.*)?$", readme.read_text("utf-8"), re.MULTILINE)

    for line in lines:
        command, words = get_command(app), shlex.split(line)
        while hasattr(command, "commands"):
            command, words = command.commands[words[0]], words[1:]
        command.make_context(command.name, words)  # which raises for an option that is none
    assert len(lines) > 10


def test_calendars_are_listed_with_the_bundled_ones_in_both_languages(
    tmp_path, capsys, monkeypatch
):
    source, new = tmp_path / "2026.csv", tmp_path / "新.qdp"
    source.write_text("日期,名称,类型\n2026-10-01,国庆节,休\n2026-10-10,,班\n某日,,班\n")
    run(["new", str(new)])
    options = ["--name", "2026年节假日", "--kind", "statutory", "--year", "2026", "--as", "经办员"]
    capsys.readouterr()

    run(["calendars", "import", str(new), str(source), *options, "--good-rows"])
    entered = capsys.readouterr().out
    run(["calendars", "list", str(new)])
    chinese = capsys.readouterr().out.splitlines()
    monkeypatch.setenv("QDPILOT_LANG", "en")
    run(["calendars", "list", str(new)])
    english = capsys.readouterr().out.splitlines()

    assert "读入 3：接受 2，拒绝 1；已录入" in entered
    assert [line.split("　")[:3] for line in chinese] == [
        ["2026年节假日", "法定节假日", "第 1 版"],
        ["2025年节假日", "法定节假日", "随程序附带"],
    ]
    assert "edition 1  2 entries  2026.csv" in english[0]
    assert "came with the program" in english[1]


def test_a_new_office_takes_a_calendar_from_one_of_its_first_people_and_from_nobody_else(
    tmp_path, capsys
):
    source = tmp_path / "活动.csv"
    source.write_text("名称,开始,结束,类型\n啤酒节,2027-07-17,2027-08-08,\n")
    new = tmp_path / "新.qdp"
    run(["new", str(new)])
    capsys.readouterr()
    asked = ["calendars", "import", new, source, "--name", "活动", "--kind", "events", "--json"]

    def told(*more):
        code = run([str(one) for one in (*asked, *more)])
        return code, json.loads(capsys.readouterr().out)

    nobody = told()
    stranger = told("--as", "某人")
    clerk = told("--as", "经办员")

    assert (nobody[0], "--as" in nobody[1]["error"]) == (2, True)
    assert (stranger[0], "某人" in stranger[1]["error"]) == (2, True)
    assert (clerk[0], clerk[1]["written"]) == (0, True)
