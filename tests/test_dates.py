import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dates

from provenance.dates import Date, Precision, Verdict, no_later
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
NOT_WORDS = ["2023\n", "२०२३", None, 2023, "2023-11-01T09:30:00.", "2" * 1000]


@pytest.mark.parametrize("value", [*SHAPELESS, *NOT_WORDS])
def test_what_has_not_the_shape_of_a_date_is_refused_with_what_to_write(value):
    with pytest.raises(ModelError, match=r"write 2023, 2023-11, .*, as precisely as it is known") as refusal:
        Date(value)
    assert [fault.code for fault in refusal.value.faults] == ["bad-date"]
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("0000", "no year 0"),
        ("0000-01-01T00:00:00Z", "no year 0"),
        ("2023-13", "no month 13"),
        ("2023-00", "no month 00"),
        ("2023-02-29", "no day 29 in 2023-02, which has 28"),
        ("2023-02-00", "no day 00"),
        ("2023-11-01T24:00", "write 00:00 of the next day"),
        ("2023-11-01T24:00:00Z", "write 00:00 of the next day"),
        ("2023-11-01T24:30", "no hour 24"),
        ("2023-11-01T09:60", "no minute 60"),
        ("2016-12-31T23:59:60Z", "leap seconds"),
        ("2016-12-31T23:59:61Z", "no second 61"),
        ("2023-11-01T09:30:00.1234567Z", "six digits after the point, and here are 7"),
        ("2023-11-01T09:30:00+25:00", "between -14:00 and \\+14:00"),
        ("2023-11-01T09:30:00+14:01", "between -14:00 and \\+14:00"),
        ("2023-11-01T09:30:00+19:00", "between -14:00 and \\+14:00"),
        ("2023-11-01T09:30-23:59", "between -14:00 and \\+14:00"),
        ("2023-11-01T09:30:00+07:60", "between -14:00 and \\+14:00"),
    ],
)
def test_what_no_calendar_or_clock_shows_is_refused_with_the_reason(value, reason):
    with pytest.raises(ModelError, match=f"is not a date of the calendar: .*{reason}") as refusal:
        Date(value)
    assert [fault.code for fault in refusal.value.faults] == ["bad-date"]


@pytest.mark.parametrize(
    ("value", "hint"),
    [("2023-11-01t09:30:00z", "capital letters"), ("2023-11-01T09:30z", "capital letters"), ("-0044", "before 0001")],
)
def test_a_slip_in_the_shape_of_a_date_is_named(value, hint):
    with pytest.raises(ModelError, match=hint):
        Date(value)


@pytest.mark.parametrize("offset", ["+14:00", "-14:00", "+13:59", "-00:00", "Z"])
def test_offsets_reach_to_fourteen_hours(offset):
    assert Date(f"2023-11-01T09:30:00{offset}").instant == f"2023-11-01T09:30:00{offset}"


@given(
    st.from_regex(
        r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{1,8})?[+-][0-2][0-9]:[0-6][0-9]"
    )
)
def test_every_date_that_is_accepted_means_an_instant_and_every_other_is_refused_in_our_own_words(value):
    refusal = None
    try:
        early, late = Date(value).bounds
    except ModelError as error:
        refusal = error
    if refusal is None:
        assert early == late
    else:
        assert refusal.faults[0].code == "bad-date"
        assert "timedelta" not in str(refusal)


@given(dates())
def test_dates_with_the_same_value_are_equal(date):
    assert Date(date.value) == date
    assert hash(Date(date.value)) == hash(date)


DAY = 86_400_000_000  # microseconds
HOUR = DAY // 24


@pytest.mark.parametrize(
    ("value", "width"),
    [
        ("2023", 365 * DAY + 26 * HOUR),
        ("2024", 366 * DAY + 26 * HOUR),
        ("2023-02", 28 * DAY + 26 * HOUR),
        ("2023-12", 31 * DAY + 26 * HOUR),
        ("2023-11-01", DAY + 26 * HOUR),
        ("2023-11-01T09:30", HOUR // 60 + 26 * HOUR),
        ("2023-11-01T09:30Z", HOUR // 60),
        ("2023-11-01T09:30:00+07:00", 1),
        ("2023-11-01T09:30:00", 26 * HOUR + 1),
        ("0001", 365 * DAY + 26 * HOUR),
        ("9999-12-31", DAY + 26 * HOUR),
    ],
)
def test_a_date_may_mean_any_instant_of_its_year_month_day_or_minute_and_of_any_zone_it_does_not_name(value, width):
    earliest, latest = Date(value).bounds
    assert latest - earliest + 1 == width


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2023-09", "2023-11-01", Verdict.HOLDS),
        ("2023-11-04", "2023-11-01", Verdict.VIOLATED),
        ("2023-11", "2023-11-01", Verdict.UNDECIDABLE),
        ("2023-11-01", "2023-11-01", Verdict.UNDECIDABLE),
        ("2023-11-02", "2023-11-01", Verdict.UNDECIDABLE),  # when it is the 2nd in Tokyo, it is the 1st in New York
        ("2023-11-02T00:30:00+09:00", "2023-11-01T12:00:00-04:00", Verdict.HOLDS),
        ("2023-11-01T09:30:00Z", "2023-11-01T16:30:00+07:00", Verdict.HOLDS),  # the same instant
        ("2023-11-01T09:30:01Z", "2023-11-01T16:30:00+07:00", Verdict.VIOLATED),
        ("2023-11-01T09:30Z", "2023-11-01T09:30Z", Verdict.UNDECIDABLE),
    ],
)
def test_an_order_of_dates_holds_is_violated_or_cannot_be_decided(first, second, verdict):
    assert no_later(Date(first), Date(second)) is verdict


@given(dates())
def test_a_coarser_form_of_a_date_means_every_instant_that_the_finer_one_means(date):
    earliest, latest = date.bounds
    local = date.value[:16] if date.precision is Precision.SECOND else date.value
    for length in (4, 7, 10):
        if length <= len(local):
            coarse_earliest, coarse_latest = Date(local[:length]).bounds
            assert coarse_earliest <= earliest <= latest <= coarse_latest


ZONES = range(-12 * HOUR, 14 * HOUR + 1, HOUR // 2)
NEAR = st.builds(
    "2023-11-{:02}{}".format,
    st.integers(1, 5),
    st.sampled_from(
        ["", "", "T00:00", "T23:59:59", "T10:30:00Z", "T00:00:00+14:00", "T23:30:00-11:00", "T12:00-12:00"]
    ),
).map(Date)


def every_pair_of_instants(one, other):
    """The bounds of two dates with every zone that each may be of; unknown zones at most a day apart."""
    zones, others = ([0] if date.has_offset else ZONES for date in (one, other))
    for zone in zones:
        for other_zone in others:
            if one.has_offset or other.has_offset or abs(zone - other_zone) <= DAY:
                for instant in one.calendar_bounds:
                    for other_instant in other.calendar_bounds:
                        yield instant - zone, other_instant - other_zone


@given(NEAR | st.sampled_from(["2023-11", "2023-10", "2023", "2022"]).map(Date), NEAR)
def test_the_order_of_dates_is_the_order_of_all_instants_they_may_mean_in_all_zones_they_may_be_of(one, other):
    orders = {instant <= other_instant for instant, other_instant in every_pair_of_instants(one, other)}
    expected = {True: Verdict.HOLDS, False: Verdict.VIOLATED}[max(orders)] if len(orders) == 1 else Verdict.UNDECIDABLE
    assert no_later(one, other) is expected


def test_two_days_apart_are_an_order_though_three_dates_are_in_use_for_two_hours_of_each_day():
    tenth, twelfth = Date("2023-11-10"), Date("2023-11-12")
    assert twelfth.bounds[0] - tenth.bounds[1] == -2 * HOUR + 1  # UTC+14 and UTC-12, 26 hours apart
    assert (no_later(tenth, twelfth), no_later(twelfth, tenth)) == (Verdict.HOLDS, Verdict.VIOLATED)
    kiritimati, niue = Date("2023-11-12T00:30:00+14:00"), Date("2023-11-10T23:45:00-11:00")
    assert no_later(kiritimati, niue) is Verdict.HOLDS
    assert no_later(kiritimati, tenth) is Verdict.UNDECIDABLE


DATES = dates() | NEAR


@given(DATES, DATES, DATES)
def test_orders_of_dates_that_hold_can_be_joined_and_turned_round(one, two, three):
    if no_later(one, two) is no_later(two, three) is Verdict.HOLDS:
        assert no_later(one, three) is Verdict.HOLDS
    if no_later(one, two) is Verdict.VIOLATED:
        assert no_later(two, one) is Verdict.HOLDS
