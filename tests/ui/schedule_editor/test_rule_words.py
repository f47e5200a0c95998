import pytest

from ui.schedule_editor.rule_form import RuleForm
from ui.schedule_editor.rule_words import numbers_typed, times_typed


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("22:00-6:00", ((1320, 360),)),
        ("22:00–次日06:00", ((1320, 360),)),
        (" 8：00 至 11：30 ", ((480, 690),)),
        ("8:00-11:00，12:00-19:00", ((480, 660), (720, 1140))),
        ("00:00-24:00", ((0, 1440),)),
        ("2-5 pm", ((840, 1020),)),
        ("10 pm to 6 am", ((1320, 360),)),
        ("下午2点至5点", ((840, 1020),)),
        ("08:00-08:00", ()),
        ("24:00-25:00", ()),
        ("08:00-09:75", ()),
        ("8:00-9:00 soon", ()),
        ("soon", ()),
        ("", ()),
    ],
)
def test_times_are_read_as_people_write_them(text, times):
    assert times_typed(text) == times


@pytest.mark.parametrize(
    ("text", "most", "numbers"),
    [
        ("", 12, ()),
        ("6-8、12月", 12, (6, 7, 8, 12)),
        ("13", 12, None),
        ("-1", 12, None),
        ("15日 1，-1", 31, (1, 15, -1)),
        ("0", 31, None),
        ("-32", 31, None),
        ("8-6", 31, None),
        ("first", 31, None),
    ],
)
def test_numbers_are_read_as_people_write_them(text, most, numbers):
    assert numbers_typed(text, most=most) == numbers


def test_the_events_that_have_a_date_are_named_where_one_is_typed(qtbot):
    form, bare = RuleForm(["马拉松", "啤酒节", "灯会", "车展"]), RuleForm()
    for one in (form, bare):
        qtbot.addWidget(one)

    assert form.occasion.placeholderText() == "活动：啤酒节、灯会、车展…"
    assert "如" in bare.occasion.placeholderText()
