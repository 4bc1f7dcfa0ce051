"""The geometry of the charts, with the frame of 2026 from case 13/26."""

from itertools import pairwise

from handlingsrom.web import charts

FRAME = [
    {"kind": "in", "label": "Received", "ore": 11_632_000_00},
    {"kind": "in", "label": "Left over", "ore": 750_000_00},
    {"kind": "sum", "label": "Adjusted frame"},
    {"kind": "out", "label": "New needs", "ore": 5_150_000_00},
    {"kind": "out", "label": "To the reserve", "ore": 2_000_000_00},
    {"kind": "free", "label": "Free"},
]


def test_a_waterfall_sums_itself():
    steps = charts.waterfall(FRAME)
    assert [step.ore for step in steps if step.is_sum] == [12_382_000_00, 5_232_000_00]
    assert steps[3].ore == -5_150_000_00


def test_each_bar_starts_where_the_one_above_ended():
    steps = charts.waterfall(FRAME)
    assert (steps[0].x, steps[0].width) == ("0.0", "939.4")
    assert (steps[1].x, steps[1].width) == ("939.4", "60.6")
    assert all(above.joint_after == below.joint_before for above, below in pairwise(steps))
    assert steps[0].joint_before == steps[-1].joint_after == ""


def test_only_changes_after_the_first_carry_a_sign():
    assert [step.is_signed for step in charts.waterfall(FRAME)] == [False, True, False, True, True, False]


def test_more_given_than_received_is_drawn_left_of_zero():
    steps = charts.waterfall([{"kind": "in", "label": "", "ore": 100}, {"kind": "out", "label": "", "ore": 300}])
    assert (steps[0].x, steps[0].width) == ("666.7", "333.3")
    assert (steps[1].x, steps[1].width) == ("0.0", "1000.0")


def test_nothing_at_all_is_no_bars():
    assert charts.waterfall([]) == []
    assert charts.waterfall([{"kind": "in", "label": "", "ore": 0}])[0].width == "0.0"


def test_segments_fill_the_whole():
    bar = charts.segments([("free", "Free", 25), ("fond", "Reserve", 75)])
    assert [(part.x, part.width) for part in bar] == [("0.0", "250.0"), ("250.0", "750.0")]
    assert bar[0].percent == "25,0\u00a0%"


def test_a_part_of_a_larger_whole_leaves_room():
    assert charts.segments([("spent", "Spent", 10)], whole_ore=40)[0].width == "250.0"
    assert charts.segments([("free", "Free", 0)])[0].width == "0.0"


def test_a_share_never_leaves_its_box():
    assert [charts.share(part, 100) for part in (-5, 50, 200)] == ["0.0", "500.0", "1000.0"]
    assert charts.share(0, 0) == "0.0"


def test_one_square_per_initiative():
    assert charts.dots(1, 2) == [True, False, False]
