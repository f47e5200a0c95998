"""The page 文书: the list, the pages, the check, saving and printing the stored bytes."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from qdpilot.model.right import Grant
from ui.documents.sheets import Zoom

NEW, OLD = "青智网联批〔2026〕17号", "青智网联批〔2026〕9号"


def test_without_papers_the_page_says_what_belongs_here(robot):
    robot.wait_for("No papers yet")

    assert not robot.page.inspector.isVisible()


def test_the_newest_paper_is_open_and_its_pages_appear(papers, robot):
    robot.wait_for_pages(0)

    assert robot.numbers() == [NEW, OLD]
    assert robot.shows("Page 1 of 3")
    picture = robot.page.reader.view.grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert middle.name() == "#ffffff"


def test_a_paper_as_it_was_issued_is_genuine(papers, robot):
    robot.wait_for("Genuine and whole")

    assert robot.shows("金家岭示范区")
    assert robot.shows(papers[1].record_sha256[:4])


@pytest.mark.parametrize(
    ("spoilt", "words"), [("pdf", "stored paper differs"), ("record", "stored record differs")]
)
def test_a_changed_byte_is_told_and_not_printed_as_genuine(papers, store, robot, spoilt, words):
    robot.wait_for("Genuine and whole")
    stored = store._state.shelves[type(papers[0])].rows[papers[0].id]
    object.__setattr__(stored, spoilt, getattr(stored, spoilt) + b" ")

    robot.choose(OLD)

    robot.wait_for("Not what was issued")
    assert robot.shows(words)
    assert robot.page.registry.action("documents.print").isEnabled() == (spoilt == "record")


def test_what_is_typed_filters_by_number_operator_and_state(papers, robot):
    robot.wait_for_pages(0)

    robot.page.search.setText("物流")
    by_operator = robot.numbers()
    robot.page.search.setText("〔2026〕17")
    by_number = robot.numbers()
    robot.page.search.setText("")

    assert (by_operator, by_number) == ([OLD], [NEW])
    assert robot.numbers() == [NEW, OLD]


def test_saved_bytes_are_the_stored_bytes(papers, robot, tmp_path):
    robot.wait_for("Genuine and whole")
    target = tmp_path / "批复.pdf"

    with robot.qtbot.waitSignal(robot.desk.told):
        robot.page.save_to(target)

    assert target.read_bytes() == papers[1].pdf


def test_the_paper_that_was_asked_for_is_saved_though_another_is_open_by_then(
    papers, robot, tmp_path, monkeypatch
):
    robot.wait_for("Genuine and whole")
    target, page = tmp_path / "批复.pdf", robot.page

    def asked(*_):  # the dialog has a loop of its own
        page._open_paper(papers[0].id)
        robot.qtbot.waitUntil(lambda: page._open[0].paper.id == papers[0].id)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    with robot.qtbot.waitSignal(robot.desk.told):
        page._on_save_asked()

    assert target.read_bytes() == papers[1].pdf


def test_a_paper_that_cannot_be_saved_is_told(papers, robot, tmp_path):
    robot.wait_for("Genuine and whole")
    (tmp_path / "full").write_text("a file, not a folder")

    with robot.qtbot.waitSignal(robot.desk.refused) as told:
        robot.page.save_to(tmp_path / "full" / "批复.pdf")

    assert "批复.pdf" in told.args[0].values["path"]


def test_printing_puts_every_page_on_the_printer_true_to_size(papers, robot, tmp_path):
    robot.wait_for("Genuine and whole")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))

    with robot.qtbot.waitSignal(robot.desk.told):
        robot.page.print_on(printer)

    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    try:
        assert len(printed) == 3
        image = printed[1].render(scale=1).to_numpy()[:, :, 0]
        dark_columns = [at for at, dark in enumerate((image < 128).sum(axis=0) > 500) if dark]
        assert dark_columns[0] == pytest.approx(80, abs=2)
        assert dark_columns[-1] == pytest.approx(515, abs=2)
    finally:
        printed.close()


def test_zooming_keeps_the_page_and_renders_it_sharper(papers, robot):
    robot.wait_for_pages(0)
    view = robot.page.reader.view
    view.go_to(1)
    robot.wait_for_pages(1)
    before = view.percent()

    view.choose_zoom(Zoom(fit="free", factor=2.0))

    assert view.page == 1
    assert view.percent() == 200 > before
    robot.wait_for_pages(1)


def test_a_small_page_leads_to_its_page(papers, robot):
    robot.wait_for_pages(0)

    robot.page.reader.thumbnails.chosen.emit(2)

    assert robot.shows("Page 3 of 3")


def test_choosing_a_right_elsewhere_opens_its_paper(papers, robot):
    robot.wait_for_pages(0)

    robot.desk.select([(Grant, papers[0].grant_id)])

    robot.wait_for("Page 1 of 1")
    assert robot.page.papers.chosen() == papers[0].id


def test_the_button_leads_to_the_right(papers, robot):
    robot.wait_for("Genuine and whole")
    asked = []
    robot.desk.page_asked.connect(asked.append)

    robot.page._facts._on_right_clicked()

    assert asked == ["grants"]
    assert robot.desk.selected_ids(Grant) == {papers[1].grant_id}
