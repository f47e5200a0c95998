"""A sheet of vehicles as an office would really send it, and plain ones of any length."""

from __future__ import annotations

from datetime import date

from openpyxl import Workbook

from qdpilot.rules.identifiers import vin_check_digit

COMPANY, CODE = "示例智行科技有限公司", "91350100M000100Y43"
HEADS = (
    "主体",
    "统一社会信用代码",
    "车架号",
    "类别",
    "场景",
    "品牌",
    "型号",
    "核定载客",
    "车长(mm)",
)
HEADS += ("最大设计总质量(kg)", "交强险止期", "检验有效期至")


def vin(number):
    """Return a sound VIN, another for each number."""
    bare = f"LHD0000A0{number:08d}"
    return bare[:8] + vin_check_digit(bare) + bare[9:]


def row(number, **other):
    """Return a row under `HEADS`; `other` by its place as c0, c1 ..."""
    cells = [COMPANY, CODE, vin(number), "机动车", "自动驾驶出租", "海信", f"HX{number % 5}", 5]
    cells += [4700 + number % 50, 2100, date(2027, 1, 1 + number % 28), date(2027, 3, 31)]
    for name, value in other.items():
        cells[int(name[1:])] = value
    return cells


def as_sent(path):
    """Save what an office sends: title, two rows of heads, mixed days, spaces, a twin, a dot.

    Three things must be put right: row 6 (an ambiguous day), row 8 (a VIN with a wrong check
    digit), row 9 (the VIN of row 5 again, with another model).
    """
    book = Workbook()
    page = book.active
    page.title = "车辆台账"
    page.append(["青岛市智能网联汽车车辆台账（2026年第4季度）"])
    page.merge_cells("A1:N1")
    page.append(["填报单位：示例智行"])
    _append_heads(page)
    for one in _body():
        page.append(one)
    page.merge_cells("B5:B9")
    page.merge_cells("C5:C9")
    page.append(["合计", "", "", "", "", "", "", "=SUM(H5:H9)"])
    page.append(["填表人：示例甲", "", "", "填表日期：2026年11月20日"])
    book.save(path)
    return path


def _append_heads(page):
    upper = ["序号", "主体", "统一社会信用代码", "车辆信息", *[""] * 5, "交强险", "检验"]
    page.append([*upper, "号牌信息", "", ""])
    lower = ["车架号/VIN", "类别", "应用场景", "厂牌型号", "核定载客（人）", "车长(m)"]
    page.append(["", "", "", *lower])
    for column, said in zip(
        "JKLMN", ("止期", "有效期至", "号牌号码", "号牌有效期起", "号牌有效期止"), strict=True
    ):
        page[f"{column}4"] = said
    page.merge_cells("D3:I3")
    page.merge_cells("L3:N3")
    for column in "ABC":
        page.merge_cells(f"{column}3:{column}4")


def _body():
    wrong = vin(4)[:8] + ("1" if vin(4)[8] == "0" else "0") + vin(4)[9:]
    day, kind = date(2027, 3, 31), "机动车"
    taxi = ["自动驾驶出租车", "海信牌HX1"]
    bus = ["接驳", "海信牌HX2", 9, 5.99]
    body = [
        [1, f" {COMPANY} ", CODE, f" {vin(1)} ", kind, *taxi, "５", 4.7, day, "2027年3月31日"],
        [2, "", "", vin(2), kind, *taxi, "5人", "4.70", "1/4/2027", "2027.3.31"],
        [3, "", "", vin(3).lower(), kind, *bus, 46477, "20270331"],
        [4, "", "", wrong, kind, *bus, "2027-03-31", day],
        [5, "", "", vin(1), kind, taxi[0], "海信牌HX9", 5, 4.7, day, day],
    ]
    body[0] += ["鲁B·12345", "2026/1/5"]
    body[2] += ["鲁BD·12346", date(2026, 1, 5)]
    return body


def plain(path, count, *, first=0):
    """Save a sheet of `count` sound rows under one row of heads."""
    book = Workbook()
    book.active.append(HEADS)
    for number in range(first, first + count):
        book.active.append(row(number))
    book.save(path)
    return path
