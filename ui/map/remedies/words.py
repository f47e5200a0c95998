"""Remedies in the clerk's words: what is done, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.clashes.remedies.offer import Way
from ui import shown
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.clashes.remedies.offer import Offer

ICONS = {
    Way.TRIM: "scissors",
    Way.TRANSFER: "route",
    Way.MOVE: "clock-edit",
    Way.SHORTEN: "clock-edit",
    Way.PAUSE: "calendar-off",
    Way.PERIOD: "calendar-event",
    Way.CAP: "car",
    Way.SHARE: "car",
}


def offer_title(offer: Offer) -> str:
    """Return what a remedy does, in a few words."""
    words = {
        Way.TRIM: QCoreApplication.translate("remedies", "Trim the zone"),
        Way.TRANSFER: QCoreApplication.translate("remedies", "Trim, and cross on a transfer route"),
        Way.MOVE: QCoreApplication.translate("remedies", "Move the times"),
        Way.SHORTEN: QCoreApplication.translate("remedies", "Shorten the times"),
        Way.PAUSE: QCoreApplication.translate("remedies", "Leave out single dates"),
        Way.PERIOD: QCoreApplication.translate("remedies", "Change the period"),
        Way.CAP: QCoreApplication.translate("remedies", "Fewer vehicles"),
        Way.SHARE: QCoreApplication.translate("remedies", "Share with fewer vehicles"),
    }
    return words[offer.way]


def offer_cost(offer: Offer, whole_m2: float) -> str:
    """Return what a remedy costs; `whole_m2` is the area of all that is asked for."""
    match offer.way:
        case Way.TRIM | Way.TRANSFER:
            parts = _area_cost(offer, whole_m2)
        case Way.MOVE:
            parts = [_move_cost(offer.moved_min)]
        case Way.SHORTEN | Way.PAUSE | Way.PERIOD:
            parts = _time_cost(offer)
        case Way.CAP | Way.SHARE:
            parts = [
                QCoreApplication.translate("remedies", "{cap} at one time, {less} fewer").format(
                    cap=offer.right.cap, less=offer.vehicles
                )
            ]
    return ("，" if language() == "zh" else ", ").join(parts)


def _area_cost(offer: Offer, whole_m2: float) -> list[str]:
    share = offer.area_m2 / max(whole_m2, 1.0) * 100
    parts = [
        QCoreApplication.translate("remedies", "gives up {area} ({share} %)").format(
            area=shown.area(offer.area_m2), share=shown.number(share, digits=1)
        )
    ]
    if offer.falls_apart:
        apart = QCoreApplication.translate("remedies", "falls into {pieces} parts")
        parts.append(apart.format(pieces=offer.pieces))
    if offer.route_name:
        across = QCoreApplication.translate("remedies", "“{name}” leads across")
        parts.append(across.format(name=offer.route_name))
    elif offer.route is not None:
        parts.append(
            QCoreApplication.translate("remedies", "the shared part becomes a transfer route")
        )
    return parts


def _move_cost(minutes: int) -> str:
    if minutes > 0:
        words = QCoreApplication.translate("remedies", "{minutes} minutes later, none is lost")
    else:
        words = QCoreApplication.translate("remedies", "{minutes} minutes earlier, none is lost")
    return words.format(minutes=abs(minutes))


def _time_cost(offer: Offer) -> list[str]:
    parts = []
    if offer.way is Way.PERIOD and offer.right.schedule is not None:
        schedule = offer.right.schedule
        parts.append(shown.period(schedule.start, schedule.end))
    if offer.way is not Way.PAUSE:
        weekly = QCoreApplication.translate("remedies", "gives up {time} a week")
        parts.append(weekly.format(time=shown.duration(offer.lost_per_week)))
    if offer.lost_minutes is not None:
        whole = QCoreApplication.translate("remedies", "{time} in all")
        parts.append(whole.format(time=shown.duration(offer.lost_minutes)))
    return parts
