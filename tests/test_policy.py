"""Policies: data files that say which rules are on and how much they weigh, with good errors."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import found, story

from provenance import InputError, InvalidError, UnknownNameError, UnreadableError
from provenance.checks import RULES, Level, load_policy, loads_policy
from provenance.checks.policy import PACKAGED


def problems(text):
    with pytest.raises(InvalidError) as caught:
        loads_policy(text, file="own.toml")
    return [(problem.line, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize("name", PACKAGED)
def test_every_packaged_policy_is_sound_and_says_where_it_comes_from(name):
    policy = load_policy(name)
    assert policy.name == name
    assert policy.title
    assert policy.reference
    assert set(policy.settings) == set(RULES)


def test_the_default_policy_leaves_every_rule_as_it_describes_itself():
    policy = load_policy("default")
    assert {code: (s.enabled, s.level) for code, s in policy.settings.items()} == {
        code: (rule.enabled, rule.level) for code, rule in RULES.items()
    }


def test_policies_differ_in_what_they_weigh():
    article = story({"quote": "the dam held", "attributed_to": "deckhand"})
    levels = {name: {f.code: f.level.value for f in found(article, policy=name)} for name in PACKAGED}
    assert levels["default"] == {"PA203": "warning"}
    assert levels["reuters"] == {"PA203": "error"}
    assert levels["dewan-pers"] == {"PA203": "error", "PA107": "error"}


def test_a_policy_of_ones_own_extends_a_packaged_one(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text(
        'name = "own"\nextends = "reuters"\n[rules.PA203]\nlevel = "note"\n[rules.PA101]\nenabled = false\n'
    )
    policy = load_policy(str(file))
    assert policy.settings["PA203"].level is Level.NOTE
    assert "PA101" not in policy.enabled
    assert policy.settings["PA207"].level is Level.ERROR
    assert policy.settings["PA207"].reference
    assert policy.reference is None


def test_everything_that_is_wrong_with_a_policy_is_said_at_once_with_its_line():
    text = """\
name = 5
titel = "T"
extends = "reutrs"

[thresholds]
minimum_orgins = 2
minimum_origins = 0

[rules.PA999]
level = "error"

[rules.PA101]
level = "fatal"
enabled = "yes"
weight = 1
"""
    assert problems(text) == [
        (1, "'name' takes words, not 5"),
        (2, "'titel' is not a key of a policy; did you mean title?"),
        (3, "there is no policy 'reutrs' to extend; did you mean reuters?"),
        (6, "there is no threshold 'minimum_orgins'; did you mean minimum_origins?"),
        (7, "'minimum_origins' takes a whole number from 1 to 1000, not 0"),
        (9, "there is no rule 'PA999'; did you mean PA903 or PA902 or PA901?"),
        (13, "'level' cannot be 'fatal'; it is one of error, warning, note"),
        (14, "'enabled' takes true or false, not 'yes'"),
        (15, "'weight' is not a key of a rule; there are enabled, level, reference"),
    ]


def test_what_is_not_toml_is_unreadable_with_its_place():
    with pytest.raises(UnreadableError) as caught:
        loads_policy("name = 'a'\nrules = [", file="own.toml")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.code) == ("own.toml", 2, "not-toml")
    assert problem.message.startswith("this is not TOML: ")
    with pytest.raises(UnreadableError) as caught:
        loads_policy("name = 'a'\n\nrules = =", file="own.toml")
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(3, 9)]


def test_a_policy_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(UnknownNameError, match="did you mean reuters"):
        load_policy("reutres")
    with pytest.raises(UnknownNameError, match="there are default, ap, reuters, dewan-pers, or name a file"):
        load_policy("zzz")


def test_a_policy_file_that_cannot_be_read_is_unreadable(tmp_path):
    with pytest.raises(UnreadableError):
        load_policy(str(tmp_path))
    (tmp_path / "x.toml").write_bytes(b"\xff")
    with pytest.raises(UnreadableError, match="not UTF-8"):
        load_policy(str(tmp_path / "x.toml"))


@given(
    st.recursive(
        st.booleans() | st.integers(-3, 3) | st.sampled_from(["error", "default", "x"]).map(repr),
        lambda inner: st.lists(inner, max_size=2),
        max_leaves=4,
    ),
    st.sampled_from(["name", "title", "extends", "thresholds", "rules", "rules.PA101", "rules.PA101.level", "x"]),
)
def test_any_toml_is_a_whole_policy_or_an_error_about_input(value, key):
    text = f"{key} = {str(value).replace('True', 'true').replace('False', 'false')}\n"
    with suppress(InputError):
        assert set(loads_policy(text).settings) == set(RULES)
