"""A bench that is too slow says so with its exit code."""

from tests.benchmarks import bench_broadcast, bench_start, bench_tables, bench_tap


def test_a_tap_may_cost_so_much_and_no_more() -> None:
    assert [bench_tap.enough(0.50, 0.90), bench_tap.enough(0.49, 1.0), bench_tap.enough(1.0, 0.89)] == [
        True,
        False,
        False,
    ]


def test_a_start_may_take_so_long_and_no_longer() -> None:
    assert [bench_start.enough(1.25), bench_start.enough(1.26)] == [True, False]


def test_a_cell_may_cost_so_much_wherever_it_stands() -> None:
    assert [bench_tables.enough(2.0), bench_tables.enough(2.1)] == [True, False]


def test_a_broadcast_may_lose_nobody_and_slow_nobody_down() -> None:
    enough = bench_broadcast.enough
    assert enough(27.0, 20.0, 1.5, 0, 0)
    assert not enough(26.9, 20.0, 1.5, 0, 0)
    assert not enough(27.0, 19.9, 1.5, 0, 0)
    assert not enough(27.0, 20.0, 1.6, 0, 0)
    assert not enough(27.0, 20.0, 1.5, 1, 0)
    assert not enough(27.0, 20.0, 1.5, 0, 1)
