from datetime import date

from ui.map.time_ruler import TimeRuler


def test_the_playhead_leaves_the_dates_legible(qtbot):
    ruler = TimeRuler()
    qtbot.addWidget(ruler)
    ruler.resize(700, 96)
    x = round(ruler.x_of(9 * 60))

    def seen(minute, top, height):
        ruler.show_playhead(minute, now=-1, monday=date(2026, 11, 30))
        return ruler.grab().toImage().copy(x - 4, top, 8, height)

    assert seen(9 * 60, 0, 18) == seen(22 * 60, 0, 18)  # where it stands, and where it does not
    assert seen(9 * 60, 30, 60) != seen(22 * 60, 30, 60)
