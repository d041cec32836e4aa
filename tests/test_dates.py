import pytest
from hypothesis import given
from strategies import dates

from provenance.dates import Date, Precision
from provenance.errors import ModelError


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2023", Precision.YEAR),
        ("2023-09", Precision.MONTH),
        ("2024-02-29", Precision.DAY),
        ("2023-11-01T09:30", Precision.MINUTE),
        ("2023-11-01T09:30+07:00", Precision.MINUTE),
        ("2023-11-01T09:30:00", Precision.SECOND),
        ("2023-11-01T09:30:00.123456Z", Precision.SECOND),
    ],
)
def test_a_date_keeps_the_precision_it_was_given(value, precision):
    assert Date(value).precision is precision
    assert str(Date(value)) == value


@pytest.mark.parametrize("value", ["2023-11-01T09:30:00Z", "2023-11-01T09:30:00.5-03:30"])
def test_seconds_with_an_offset_are_an_instant(value):
    assert Date(value).instant == value


@pytest.mark.parametrize("value", ["2023", "2023-09", "2023-11-01", "2023-11-01T09:30Z", "2023-11-01T09:30:00"])
def test_anything_coarser_is_no_instant(value):
    assert Date(value).instant is None


SHAPELESS = ["", "23", "2023-9", "2023-11-1", "1/11/2023", "2023-11-01 09:30", "2023-11-01T9:30", "20231101", " 2023"]
IMPOSSIBLE = ["2023-13", "2023-00", "2023-02-29", "0000", "2023-11-01T24:30", "2023-11-01T09:30:00+25:00"]


@pytest.mark.parametrize("value", [*SHAPELESS, *IMPOSSIBLE, "2023\n", "२०२३", None, 2023])
def test_what_is_no_date_of_the_calendar_is_refused_with_what_to_write(value):
    with pytest.raises(ModelError) as refusal:
        Date(value)
    assert [fault.code for fault in refusal.value.faults] == ["bad-date"]


@given(dates())
def test_dates_with_the_same_value_are_equal(date):
    assert Date(date.value) == date
    assert hash(Date(date.value)) == hash(date)
