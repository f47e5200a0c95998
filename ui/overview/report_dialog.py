"""The monthly report: choose a month, look at the figures, print them or save them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QVBoxLayout

from qdpilot.documents.rendering import page_sizes
from qdpilot.services.handing_out import write_file
from qdpilot.services.month_paper import named_rows, report_pdf, report_xlsx
from qdpilot.services.month_report import (
    counted_report,
    keep_report,
    months_to_report,
    newest_report,
    newest_reports,
)
from ui import shown
from ui.documents.printing import print_pages
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import Choice
from ui.kit.dialogs import dialog_body, dialog_foot, fit_over
from ui.kit.file_choice import file_to_write
from ui.kit.labels import Label
from ui.kit.print_dialog import ask_printer
from ui.kit.writing_dialog import WritingDialog, wait_words
from ui.language import language
from ui.overview.report_columns import report_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from qdpilot.documents.month_paper import PaperRow
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.month_report import MonthReport
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.jobs import Job

_SIZE = (720, 640)


class ReportDialog(WritingDialog):
    """Shows what is counted; to print or to save also keeps it, so that it stays as reported.

    Attributes:
        month: The months that can be had, the newest first.
        table: The figures.
        report: What is shown; its version is 0 as long as it is not kept; None until it is read.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: MonthReport | None = None
        self._asked: Job | None = None
        self._desk = desk
        self._countable = months_to_report(desk.today())
        self.setWindowTitle(self.tr("Monthly report"))
        self.setModal(True)
        fit_over(self, parent or self, *_SIZE)
        self.month = Choice((one, shown.month_words(one)) for one in self._countable)
        self.month.setAccessibleName(self.tr("Month"))
        self.table = report_table()
        self._told = Label(tone="text2", size="small", wrap=True)
        self._lay_out()
        self.month.currentIndexChanged.connect(self._on_month_changed)
        self.finished.connect(self.deleteLater)
        desk.read(_months, self._on_months)
        self._ask()

    def save_to(self, path: Path) -> None:
        """Keep the report and write it as the ending of the path says: .xlsx, else PDF."""
        made = _xlsx if path.suffix.lower() == ".xlsx" else report_pdf
        self._keep(partial(self._make, made, partial(self._write, path)))

    def print_on(self, printer: QPrinter) -> None:
        """Keep the report and print it; the printer has been chosen."""
        self._keep(partial(self._make, report_pdf, partial(self._print, printer)))

    def _lay_out(self) -> None:
        ground = dialog_body()
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        ground.box.addWidget(self.month)
        ground.box.addWidget(self.table, 1)
        ground.box.addWidget(self._told)
        leave = Button(self.tr("Close"))
        leave.clicked.connect(self.reject)
        self.print_button = Button(self.tr("Print…"), "printer")
        self.print_button.clicked.connect(self._on_print_asked)
        self.save_button = PrimaryButton(self.tr("Save…"))
        self.save_button.clicked.connect(self._on_save_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(ground, 1)
        box.addWidget(dialog_foot(leave, self.print_button, self.save_button))
        self._wait(waiting=True)

    def _wait(self, *, waiting: bool) -> None:
        self.print_button.setEnabled(not waiting)
        self.save_button.setEnabled(not waiting)

    def _ask(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
        self.report = None  # or another month's figures could be kept under this one
        self.table.show_rows(())
        self._wait(waiting=True)
        month, by, at = str(self.month.value()), self._desk.person, self._desk.clock()
        countable = month in self._countable

        def query(reading: Reading) -> tuple[MonthReport, tuple[PaperRow, ...]]:
            report = (
                counted_report(reading, month, by=by, at=at)
                if countable
                else newest_report(reading, month)
            )
            assert report is not None  # only months that have one are offered
            return report, named_rows(reading, report, language())

        self._asked = self._desk.read(query, self._on_counted, self._on_failed)

    def _keep(self, done: Callable[[MonthReport], object]) -> None:
        assert self.report is not None
        self._wait(waiting=True)
        if self.report.version:
            done(self.report)
        else:
            month, failed = self.report.month, self._on_failed
            self._writing = self._desk.call(keep_report, month, done=done, failed=failed)

    def _say_wait(self) -> None:
        self._told.setText(wait_words())

    def _make(
        self,
        made: Callable[[Reading, MonthReport], bytes],
        done: Callable[[bytes], object],
        report: MonthReport,
    ) -> None:
        self._desk.read(partial(_made, made, report), done, self._on_failed)

    def _write(self, path: Path, content: bytes) -> None:
        work = partial(write_file, content, to=path)
        self._writing = self._desk.jobs.run(work, self._on_written, self._on_failed, writes=True)

    def _print(self, printer: QPrinter, pdf: bytes) -> None:
        task = partial(print_pages, pdf=pdf, sizes=page_sizes(pdf), printer=printer)
        self._writing = self._desk.jobs.follow(task, self._on_printed, self._on_failed, writes=True)

    def _on_months(self, kept: tuple[str, ...]) -> None:
        months = sorted({*kept, *self._countable}, reverse=True)
        with QSignalBlocker(self.month):  # what is chosen stays chosen
            self.month.offer((one, shown.month_words(one)) for one in months)

    def _on_counted(self, found: tuple[MonthReport, tuple[PaperRow, ...]]) -> None:
        self.report, rows = found
        self.table.show_rows(rows)
        self._told.set_tone("text2")
        self._told.setText(self._state(self.report))
        self._wait(waiting=False)

    def _state(self, report: MonthReport) -> str:
        at = shown.moment(report.counted_at, self._desk.timezone)
        if report.version:
            told = self.tr("Report {number} of this month, counted {when} by {name}.")
            name = self._desk.name_of(report.counted_by)
            return told.format(number=report.number, when=at, name=name)
        told = self.tr(
            "Counted {when}. To print or to save keeps these figures as report {number} of the "
            "month; kept figures never change, and the trend is drawn through them."
        )
        return told.format(when=at, number=report.number)

    def _on_failed(self, error: QdPilotError) -> None:
        self._desk.refused.emit(error)
        self._wait(waiting=self.report is None)

    def _on_written(self, path: Path) -> None:
        self._desk.told.emit(self.tr("Saved as {path}").format(path=path))
        self.accept()

    def _on_printed(self, pages: int) -> None:
        self._desk.told.emit(self.tr("{pages} pages went to the printer").format(pages=pages))
        self.accept()

    @Slot()
    def _on_month_changed(self) -> None:
        self._ask()

    @Slot()
    def _on_save_asked(self) -> None:
        self._ask_where(f"{self._name()}.pdf", "")

    def _name(self) -> str:
        assert self.report is not None
        return self.tr("Monthly report {month}").format(month=self.report.month)

    def _ask_where(self, name: str, kind: str) -> None:
        kinds = "PDF (*.pdf);;Excel (*.xlsx)"
        found, kind = file_to_write(self, "reports", self.windowTitle(), name, kinds, ending=kind)
        if not found:
            return
        path = Path(found)
        if kind.startswith("Excel") and path.suffix != ".xlsx":
            path = path.with_suffix(".xlsx")
            if path.exists():  # of this file the person was not asked
                self._ask_where(str(path), kind)
                return
        self.save_to(path)

    @Slot()
    def _on_print_asked(self) -> None:
        ask_printer(self._name(), self.print_on, self)


def _months(reading: Reading) -> tuple[str, ...]:
    return tuple(one.month for one in newest_reports(reading))


def _made(
    made: Callable[[Reading, MonthReport], bytes], report: MonthReport, reading: Reading
) -> bytes:
    return made(reading, report)


def _xlsx(reading: Reading, report: MonthReport) -> bytes:
    return report_xlsx(reading, report, language())
