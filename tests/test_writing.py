import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from strategies import articles, strings

from provenance import load, load_all, loads, to_data, to_json, to_yaml
from provenance.errors import InputError, WritingError
from provenance.model import Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.reading.fields import KEYS
from provenance.spans import Span
from provenance.terms import Certainty, SourceKind

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*/article.yaml"))
SCHEMA = json.loads(files("provenance.schemas").joinpath("article.schema.json").read_text("utf-8"))
TEXT = "ya Yoo ya"
SOURCES = (Source("o", "O"), Source("y", "Y"))
TROUBLESOME = st.text(st.sampled_from("a \n\t\r#:-|>'\"\\\x80\x85\u2028\ufeff\ufffd😀"), max_size=12)


def article(**changes):
    given_values = {
        "id": "a",
        "title": "t",
        "outlet": "o",
        "text": TEXT,
        "sources": (Source("o", "O"), Source("y", "Y")),
    }
    return Article(**(given_values | changes))


def written(content, **changes):
    """What a statement with this content is written as."""
    return to_data(article(statements=[Statement("s", content, **changes)]))["statements"][0]


# What is written reads back


@given(articles())
def test_an_article_in_yaml_reads_back_equal(original):
    assert loads(to_yaml(original)) == original


@given(articles())
def test_an_article_in_json_reads_back_equal(original):
    assert loads(to_json(original)) == original


@given(TROUBLESOME, TROUBLESOME, TROUBLESOME.filter(str.strip))
def test_no_character_of_a_text_or_name_is_lost(title, text, name):
    original = article(title=title, text=text, sources=(Source("o", name),))
    assert loads(to_yaml(original)) == original
    assert loads(to_json(original)) == original


@given(st.text(st.sampled_from("a \n"), max_size=12))
def test_white_space_at_the_ends_of_lines_and_texts_survives(text):
    assert loads(to_yaml(article(text=text))).text == text


def test_ids_longer_than_yaml_allows_for_plain_keys_survive():
    original = article(sources=(Source("o", "O"), Source("é" * 2000, "E")))
    assert loads(to_yaml(original)) == original


def test_several_articles_read_back(tmp_path):
    several = (article(id="a"), article(id="b", text="x"))
    for name, text in (("s.yaml", to_yaml(several)), ("s.json", to_json(iter(several)))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert load_all([tmp_path / name]) == several
    assert json.loads(to_json(several))["schema_version"] == 1


@given(articles())
def test_other_readers_of_yaml_find_the_same_strings(original):
    assert YAML(typ="safe", pure=True).load(to_yaml(original)) == to_data(original) == json.loads(to_json(original))


# The form


def test_what_is_written_is_the_same_in_every_process():
    script = (
        "from provenance import *\n"
        "source = Source('o', 'O', aliases={'a', 'b', 'c', 'd'})\n"
        "print(to_yaml(Article('a', 't', 'o', 'x', sources={source, Source('p', 'P'), Source('q', 'Q')})))"
    )
    runs = set()
    for seed in ("0", "1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=environment)
        runs.add(run.stdout)
    assert len(runs) == 1


def test_an_article_is_written_with_short_things_short_and_its_text_as_a_block():
    original = article(
        text="Judul\n\nYoo bilang: ya\n",
        language="id",
        claims=[Claim("c", "Sea", ("x",))],
        sources=[Source("o", "O", SourceKind.OUTLET), Source("no", "2023")],
        statements=[
            Statement("s1", (Span(19, 21, "ya"),), (Attribution(("no",), (Span(7, 18, "Yoo bilang:"),)),), "c")
        ],
        without_statement=[WithoutStatement((Span(0, 5, "Judul"),), "the headline")],
    )
    assert (
        to_yaml(original)
        == """\
schema_version: 1
article:
  id: a
  title: t
  outlet: o
  language: id
  text: |
    Judul

    Yoo bilang: ya
claims:
  c: {text: Sea, about: [x]}
sources:
  "no": {name: "2023"}
  o: {name: O, kind: outlet}
statements:
  - id: s1
    quote: ya
    claim: c
    attributed_to:
      - {source: "no", cue: "Yoo bilang:"}
without_statement:
  - {quote: Judul, reason: the headline}
"""
    )


def test_a_quote_that_stands_once_is_written_as_its_words():
    assert written((Span(3, 6, "Yoo"),)) == {"id": "s", "quote": "Yoo"}


def test_a_quote_that_stands_twice_is_written_with_its_offsets():
    assert written((Span(7, 9, "ya"),)) == {"id": "s", "quote": "ya", "start": 7, "end": 9}


def test_a_prefix_is_written_as_it_was_given_and_spares_the_offsets():
    assert written((Span(7, 9, "ya", prefix="Yoo "),)) == {"id": "s", "quote": "ya", "prefix": "Yoo "}
    assert written((Span(7, 9, "ya", prefix=" "),)) == {"id": "s", "quote": "ya", "prefix": " "}
    assert written((Span(0, 2, "ya", suffix=" "),)) == {"id": "s", "quote": "ya", "suffix": " "}


def test_parts_of_a_quote_are_written_as_a_list_with_offsets_only_where_needed():
    assert written((Span(3, 6, "Yoo"), Span(7, 9, "ya")))["quote"] == ["Yoo", "ya"]
    assert written((Span(0, 2, "ya"), Span(7, 9, "ya")))["quote"] == ["ya", "ya"]
    assert written((Span(1, 2, "a"), Span(3, 6, "Yoo")))["quote"] == ["a", "Yoo"]
    first, second = {"quote": "y", "start": 0, "end": 1}, {"quote": "a", "start": 8, "end": 9}
    assert written((Span(0, 1, "y"), Span(8, 9, "a")))["quote"] == [first, second]


def test_a_cue_that_is_not_the_nearest_is_written_with_its_offsets():
    assert written((Span(3, 6, "Yoo"),), cues=(Span(0, 2, "ya"),))["cue"] == "ya"
    assert written((Span(3, 6, "Yoo"),), cues=(Span(7, 9, "ya"),))["cue"] == {"quote": "ya", "start": 7, "end": 9}


def test_defaults_are_left_out_and_keys_stand_in_the_order_of_the_table():
    data = to_data(article(statements=[Statement("s", (Span(3, 6, "Yoo"),), (Attribution(("y",)),))]))
    assert data["statements"] == [{"id": "s", "quote": "Yoo", "attributed_to": [{"source": "y"}]}]
    assert "claims" not in data
    assert list(data) == [key for key in KEYS["file"] if key in data]
    assert list(data["article"]) == [key for key in KEYS["article"] if key in data["article"]]


# Onto what a person wrote


PERSONS = """\
# An article of mine.
article:
  outlet: o  # no need to declare it
  id: a
  title: 'A title'
  text: |
    Yoo said ya. Kim said no.

    Nobody said a thing.


# Who speaks
sources:
  # the first
  yoo: Yoo
  kim: {name: Kim, aliases: [K]}  # the second
  # the third
  zoe: Zoe

statements:
  # what Yoo said
  - quote: ya
    chain: [Yoo]  # short

  - id: k
    quote: >-
      no
    attributed_to: K

# the end
"""


def test_what_did_not_change_keeps_its_bytes():
    assert to_yaml(loads(PERSONS), onto=PERSONS) == PERSONS
    assert to_yaml(loads(PERSONS), onto=PERSONS.replace("\n", "\r\n")) == PERSONS.replace("\n", "\r\n")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_keep_their_bytes_when_their_text_file_is_kept(path):
    text = path.read_text("utf-8")
    assert to_yaml(load(path), onto=text, folder=path.parent, keep_text_file=True) == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_text_is_written_into_the_file_unless_its_text_file_is_kept(path):
    text = path.read_text("utf-8")
    edited = to_yaml(load(path), onto=text, folder=path.parent)
    assert "text_file" not in edited
    assert loads(edited) == load(path)
    assert all(line in edited for line in text.splitlines() if line.lstrip().startswith("#"))


def test_only_what_changed_is_written_anew():
    original = loads(PERSONS)
    changed = evolve(
        original,
        title="B",
        sources=[*(source for source in original.sources if source.id != "zoe"), Source("new", "New")],
        statements=[
            evolve(statement, certainty=Certainty.POSSIBLE) if statement.id == "k" else statement
            for statement in original.statements
        ],
    )
    assert to_yaml(changed, onto=PERSONS) == (
        PERSONS.replace("'A title'", "B")
        .replace("  # the third\n  zoe: Zoe\n", "  new: {name: New}\n")
        .replace(
            "    quote: >-\n      no\n    attributed_to: K\n",
            '    quote: "no"\n    certainty: possible\n    attributed_to:\n      - {source: kim}\n',
        )
    )


def test_a_new_statement_is_put_where_it_stands_in_the_text():
    original = loads(PERSONS)
    new = Statement("new", (Span(27, 33, "Nobody"),))
    edited = to_yaml(evolve(original, statements=[*original.statements, new]), onto=PERSONS)
    assert "    attributed_to: K\n  - {id: new, quote: Nobody}\n\n# the end\n" in edited
    assert loads(edited).statements[-1] == new


def test_what_is_new_at_the_top_is_added_and_what_is_gone_is_taken_out():
    original = loads(PERSONS)
    edited = to_yaml(evolve(original, statements=(), claims=[Claim("c", "Sea")]), onto=PERSONS)
    assert "claims:\n  c: {text: Sea}\n" in edited
    assert "statements:" not in edited
    assert "# Who speaks\n" in edited


def test_a_short_form_whose_meaning_would_change_is_written_anew():
    original = loads(PERSONS)
    sources = [evolve(source, aliases=()) for source in original.sources]
    changed = evolve(original, sources=sources)
    edited = to_yaml(changed, onto=PERSONS)
    assert loads(edited) == changed
    assert "source: kim" in edited
    assert "# Who speaks" in edited


def test_a_file_that_cannot_be_edited_by_lines_is_written_anew():
    original = loads(PERSONS)
    changed = evolve(original, title="B")
    assert to_yaml(changed, onto=to_json(original)) == to_yaml(changed)
    aliased = "article: {id: &a a, title: *a, outlet: *a, text: x}\n"
    assert loads(to_yaml(evolve(loads(aliased), title="B"), onto=aliased)).title == "B"


def test_one_article_at_a_time_is_written_onto_a_file_and_the_file_has_to_be_sound():
    with pytest.raises(WritingError):
        to_yaml([article(id="a"), article(id="b")], onto=PERSONS)
    with pytest.raises(InputError):
        to_yaml(article(), onto="article: {}")


@given(articles(), articles())
def test_whatever_is_written_onto_whatever_reads_back_equal(new, old):
    assert loads(to_yaml(new, onto=to_yaml(old))) == new


@given(articles(), st.data())
def test_a_changed_article_written_onto_its_own_file_reads_back_equal(old, data):
    changes = {"title": data.draw(strings()), "url": data.draw(st.none() | strings())}
    if old.statements:
        dropped = data.draw(st.sampled_from(old.statements))
        kept = [statement for statement in old.statements if statement != dropped]
        if not any(dropped.id in _mentioned(statement) for statement in kept):
            changes["statements"] = kept
    new = evolve(old, **changes)
    assert loads(to_yaml(new, onto=to_yaml(old))) == new


def _mentioned(statement):
    rests_on = (id_ for link in statement.attributions() for id_ in link.rests_on)
    return {*statement.about, *statement.contradicts, *rests_on}


# The schema

JUDGEMENTS = {"file of judgements", "judgement"}  # they have a schema of their own


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_the_keys_that_the_reader_knows():
    named = {"passage": "selector", "passage without statement": "without_statement"}
    for what in KEYS.keys() - JUDGEMENTS:
        keys = KEYS[what]
        assert set(SCHEMA["$defs"][named.get(what, what)]["properties"]) == set(keys), what


def test_every_key_is_described():
    for name in {"passage": "selector", "passage without statement": "without_statement"}.values():
        assert all("description" in key for key in SCHEMA["$defs"][name]["properties"].values())
    for what in set(KEYS) - {"passage", "passage without statement"} - JUDGEMENTS:
        assert all("description" in key for key in SCHEMA["$defs"][what]["properties"].values()), what


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_are_valid_by_the_schema(path):
    data = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(data, default=str)))


@given(articles())
def test_what_is_written_is_valid_by_the_schema(original):
    Draft202012Validator(SCHEMA).validate(to_data(original))


@pytest.mark.parametrize(
    "statement",
    [
        {},
        {"quote": "x", "qoute": "y"},
        {"quote": "x", "certainty": "sure"},
        {"quote": "x", "chain": ["a"], "attributed_to": "a"},
        {"quote": []},
        {"quote": ""},
        {"quote": {"quote": "x", "exact": "x"}},
        {"quote": "x", "start": -1},
        {"quote": "x", "attributed_to": [["a"]]},
        {"quote": "x", "attributed_to": {"cue": "x"}},
        {"quote": "x", "attributed_to": {"source": []}},
        {"quote": "x", "attributed_to": {"source": "a", "said": "yesterday"}},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(statement):
    data = {"article": {"id": "a", "title": "t", "outlet": "o", "text": "x"}, "sources": {"a": "A"}}
    validator = Draft202012Validator(SCHEMA)
    assert validator.is_valid(data | {"statements": [{"quote": "x", "chain": ["a", ["a", "b"], {"source": "c"}]}]})
    assert not validator.is_valid(data | {"statements": [statement]})
    with pytest.raises(InputError):
        loads(json.dumps(data | {"statements": [statement]}))


@pytest.mark.parametrize(
    "head", [{}, {"text": "x", "text_file": "y"}, {"text": None}, {"text": "x", "published": "1/11/2023"}]
)
def test_the_schema_refuses_articles_that_the_reader_refuses(head):
    data = {"article": {"id": "a", "title": "t", "outlet": "o"} | head}
    assert not Draft202012Validator(SCHEMA).is_valid(data)
    with pytest.raises(InputError):
        loads(json.dumps(data))
