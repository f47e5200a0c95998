"""Annex 2: when, as a sentence, as a week and as a list of what is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.documents import words
from qdpilot.documents.annex import begin_annex, section
from qdpilot.documents.faces import Face
from qdpilot.documents.gate import printable
from qdpilot.documents.table import Column, table
from qdpilot.documents.week_strip import week_key, week_strip
from qdpilot.model.schedule import DaysOff

if TYPE_CHECKING:
    from qdpilot.documents.approval_case import ApprovalCase
    from qdpilot.documents.flow import Flow
    from qdpilot.model.schedule import TimesOff

_EXCEPTIONS = (
    Column(title="序号", share=8),
    Column(title="除外期间", share=62, align="left"),
    Column(title="说明", share=30, align="left"),
)


def annex_times(flow: Flow, case: ApprovalCase, title: str) -> None:
    """Set annex 2."""
    begin_annex(flow, 2, (title,))
    flow.paragraph(f"{case.sentence}。")
    flow.blank(0.5)
    if case.week:
        section(flow, "一周时段")
        week_strip(flow, case.week)
        week_key(flow)
    if case.schedule.exceptions:
        flow.blank(0.5)
        section(flow, "除外日期")
        rows = [
            (str(index), _span(one), printable(one.label, "schedule"))
            for index, one in enumerate(case.schedule.exceptions, 1)
        ]
        table(flow, _EXCEPTIONS, rows)
    flow.blank(0.5)
    zone = case.schedule.timezone
    note = "北京时间" if zone == "Asia/Shanghai" else f"当地时间（{zone}）"
    flow.paragraph(f"时间均为{note}，24小时制。", Face.BODY)


def _span(taken: DaysOff | TimesOff) -> str:
    if isinstance(taken, DaysOff):
        if taken.start == taken.end:
            return words.day(taken.start)
        return words.period(taken.start, taken.end)
    return f"{words.day(taken.start)}{taken.start:%H:%M}至{words.day(taken.end)}{taken.end:%H:%M}"
