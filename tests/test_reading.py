import json
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles

from provenance import load, load_all, loads, read_provxml, to_data, to_json, to_provxml, to_yaml
from provenance.dates import Date
from provenance.errors import InputError, InvalidError, UnreadableError
from provenance.model import Attribution, Claim, Source
from provenance.reading import iter_all, read_articles
from provenance.reading.alike import PlainText, difference
from provenance.reading.fields import KEYS
from provenance.soundness import DEEPEST
from provenance.spans import Span
from provenance.terms import Basis, Certainty, Quotation, SourceKind, Voice

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*/article.yaml"))
HEAD = """\
article:
  id: a
  title: Title
  outlet: news
  text: "Menurut Yoo, ya. Menurut Kim, ya juga. NIS diam."
sources:
  yoo: {name: Yoo Sang-bum, aliases: [Yoo]}
  kim: Kim
  nis: {name: NIS}
statements:
"""


def problems(text, kind=InvalidError, **where):
    with pytest.raises(kind) as refusal:
        loads(text, **where)
    assert type(refusal.value) is kind
    return refusal.value.problems


def problem(text, kind=InvalidError, **where):
    found = problems(text, kind, **where)
    assert len(found) == 1, found
    return found[0]


def codes(text, kind=InvalidError):
    return [(one.code, one.line, one.column) for one in problems(text, kind)]


def statements(*items):
    return loads(HEAD + "".join(f"  - {item}\n" for item in items)).statements


def statement(item):
    return statements(item)[0]


# What a good file reads to


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_are_read(path):
    article = load(path)
    assert article.statements
    assert article.text == (path.parent / "article.txt").read_bytes().decode()


def test_every_key_of_the_format_reaches_the_model():
    article = loads("""
schema_version: 1
article: {id: a, title: T, outlet: o, published: 2023-11, language: id, url: "https://x", text: x (1) mungkin y said}
claims: {c: {text: C, about: [topic, p]}}
sources:
  p: {name: P, kind: person, role: r, aliases: [PP], acts_for: [q], interests: [topic], owned_by: [q, o]}
  q: {name: Q}
statements:
  - id: one
    quote: x
    suffix: " (1)"
    claim: c
    contradicts: [two]
    about: two
    certainty: possible
    cue: (1)
    hedge: mungkin
    voice: opinion
    attributed_to:
      - {source: [p, q], cue: said, mention: y, hedge: mungkin, basis: inferred, certainty: denied, quotation: mixed,
         said: 2023, place: Rusia, rests_on: [two], attributed_to: [unattributed]}
  - {id: two, quote: y}
without_statement: [{quote: (1), reason: number}, said]
""")
    assert (article.published, article.language, article.url) == (Date("2023-11"), "id", "https://x")
    assert article.claims == (Claim("c", "C", ("topic", "p")),)
    assert article.sources == (
        Source("o", "o", SourceKind.OUTLET),
        Source("p", "P", SourceKind.PERSON, "r", ("PP",), ("q",), ("topic",), ("q", "o")),
        Source("q", "Q"),
    )
    one = article.statements_by_id["one"]
    assert one.content == (Span(0, 1, "x", suffix=" (1)"),)
    assert (one.claim, one.contradicts, one.about) == ("c", ("two",), ("two",))
    assert (one.certainty, one.voice) == (Certainty.POSSIBLE, Voice.OPINION)
    assert (one.cues, one.hedges) == ((Span(2, 5, "(1)"),), (Span(6, 13, "mungkin"),))
    assert one.attributed_to == (
        Attribution(
            ("p", "q"),
            (Span(16, 20, "said"),),
            (Span(14, 15, "y"),),
            (Span(6, 13, "mungkin"),),
            Basis.INFERRED,
            Certainty.DENIED,
            Quotation.MIXED,
            Date("2023"),
            "Rusia",
            (Attribution(("unattributed",)),),
            ("two",),
        ),
    )
    assert [(passage.content[0].exact, passage.reason) for passage in article.without_statement] == [
        ("(1)", "number"),
        ("said", None),
    ]


@pytest.mark.parametrize(
    "words", ["no", "0e1", "2023-11-01", "1_000", "true", "1.0", "0x10", "12:30:00", "=", "~", "Null"]
)
def test_scalars_stay_the_words_they_are(words):
    article = loads(
        "article: {id: a, title: t, outlet: o, text: x}\n"
        f"sources: {{{words}: {{name: '{words}', aliases: [{words}]}}}}\nstatements: [{{quote: x, chain: [{words}]}}]\n"
    )
    assert article.sources_by_id[words] == Source(words, words, aliases=(words,))
    assert article.statements[0].attributed_to == (Attribution((words,)),)


@pytest.mark.parametrize("words", ["no", "0e1", "2023-11-01", "1_000", "true", "1.0", "0x10", "12:30:00", "="])
def test_the_values_of_keys_stay_the_words_they_are(words):
    article = loads(f"article: {{id: {words}, title: {words}, outlet: {words}, text: {words}}}")
    assert {article.id, article.title, article.outlet, article.text} == {words}


def test_null_as_the_value_of_a_key_means_not_given():
    article = loads("article: {id: a, title: t, outlet: o, text: x, url: ~, published: null, language: }\nclaims:\n")
    assert (article.url, article.published, article.language, article.claims) == (None, None, None, ())


def test_a_key_that_is_needed_and_null_asks_for_quotation_marks_if_the_word_is_meant():
    assert "quotation marks" in problem("article: {id: a, title: Null, outlet: o, text: x}").message
    assert loads("article: {id: a, title: 'Null', outlet: o, text: x}").title == "Null"


def test_numbers_and_booleans_of_json_are_read_as_their_spelling():
    article = loads('{"article": {"id": 1.50, "title": true, "outlet": "o", "text": ""}}')
    assert (article.id, article.title) == ("1.50", "true")


def test_a_bare_source_is_its_name_and_a_bare_claim_its_text():
    article = loads("article: {id: a, title: t, outlet: o, text: x}\nsources: {b: Bee}\nclaims: {c: Sea}\n")
    assert article.sources_by_id["b"] == Source("b", "Bee")
    assert article.claims == (Claim("c", "Sea"),)


def test_a_chain_is_short_for_nested_links():
    short = statement("{quote: NIS diam, chain: [yoo, [kim, nis]]}")
    long = statement("{quote: NIS diam, attributed_to: [{source: yoo, attributed_to: [{source: [kim, nis]}]}]}")
    assert short == long


def test_a_chain_may_hold_mappings_and_the_last_of_them_may_name_what_it_rests_on():
    (link,) = statement(
        "{quote: NIS diam, chain: [{source: yoo, said: 2023}, {source: kim, chain: nis}]}"
    ).attributed_to
    assert link.said == Date("2023")
    assert link.attributed_to[0].attributed_to == (Attribution(("nis",)),)


def test_a_single_link_may_stand_without_a_list_and_a_bare_id_is_a_link():
    forms = ("kim", "[kim]", "{source: kim}", "[{source: [kim]}]")
    assert len({statement(f"{{quote: NIS diam, attributed_to: {form}}}") for form in forms}) == 1


def test_a_source_may_be_meant_by_its_name_or_an_alias():
    assert (
        statement("{quote: NIS diam, chain: [Yoo, Kim, NIS]}").attributed_to
        == statement("{quote: NIS diam, chain: [yoo, kim, nis]}").attributed_to
    )


def test_topics_stay_words_even_if_a_source_is_called_so():
    article = loads(HEAD.replace("[Yoo]}", "[Yoo], interests: [NIS]}").replace("statements:\n", ""))
    assert article.sources_by_id["yoo"].interests == ("NIS",)


def test_the_outlet_may_be_undeclared_or_meant_by_its_name():
    assert loads(HEAD.replace("outlet: news", "outlet: Tempo")).sources_by_id["Tempo"] == Source(
        "Tempo", "Tempo", SourceKind.OUTLET
    )
    assert loads(HEAD.replace("outlet: news", "outlet: Kim")).outlet == "kim"


def test_sources_may_act_for_the_undeclared_outlet_and_for_ones_further_down():
    article = loads(HEAD.replace("aliases: [Yoo]", "acts_for: [news, NIS]"))
    assert article.sources_by_id["yoo"].acts_for == ("news", "nis")


def test_statements_without_an_id_are_counted_and_ids_that_are_taken_left_out():
    found = statements("{id: s2, quote: NIS diam}", "{quote: ya juga}", "{quote: Yoo}")
    assert {one.id: one.text for one in found} == {"s2": "NIS diam", "s3": "ya juga", "s4": "Yoo"}


def test_a_quote_may_be_described_by_a_mapping_or_with_keys_beside_it():
    forms = (
        "{quote: ya, prefix: 'Yoo, '}",
        "{quote: {quote: ya, prefix: 'Yoo, '}}",
        "{quote: {exact: ya, prefix: 'Yoo, '}}",
    )
    assert {statement(form).content for form in forms} == {(Span(13, 15, "ya", "Yoo, "),)}
    assert statement("{quote: ya, start: 30, end: 32}").content == (Span(30, 32, "ya"),)


def test_a_quote_in_several_parts_is_a_list():
    assert [span.start for span in statement("{quote: [Yoo, {quote: ya, prefix: 'Kim, '}]}").content] == [8, 30]


def test_cues_are_looked_for_near_the_statement():
    first, second = statements("{quote: Yoo, cue: Menurut}", "{quote: ya juga, chain: {source: kim, cue: Menurut}}")
    assert first.cues[0].start == 0
    assert second.attributed_to[0].cues[0].start == 17


def test_a_quote_of_an_article_in_json_may_hold_escaped_surrogate_pairs_tabs_and_long_keys():
    key = "k" * 3000
    data = {"article": {"id": "a", "title": "t", "outlet": "o", "text": "\t😀\r\n\x85"}, "sources": {key: "K"}}
    article = loads(json.dumps(data))
    assert article.text == "\t😀\r\n\x85"
    assert key in article.sources_by_id
    assert loads('article: {id: a, title: t, outlet: o, text: "\\ud83d\\ude00"}').text == "😀"


def test_a_byte_order_mark_is_accepted():
    assert loads("\ufeff" + HEAD).id == loads(("\ufeff" + HEAD).encode()).id == "a"


# Files and folders


def written(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def simple(id_, text_key="text: x"):
    return f"article: {{id: {id_}, title: t, outlet: o, {text_key}}}\n"


def test_a_text_file_is_found_beside_its_article_file_and_keeps_its_newlines(tmp_path):
    written(tmp_path, "deep/text.txt", "\ufeffa\r\nb\rc")
    path = written(tmp_path, "article.yaml", simple("a", "text_file: deep/text.txt"))
    assert load(path).text == "a\r\nb\rc"


@pytest.mark.parametrize("name", ["../text.txt", "a/../../text.txt", "/etc/hosts", "C:/x", "..\\x", "link.txt"])
def test_a_text_file_cannot_lead_out_of_the_folder(tmp_path, name):
    written(tmp_path, "text.txt", "secret")
    path = written(tmp_path, "in/article.yaml", simple("a", f"text_file: '{name}'"))
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "text.txt")
    with pytest.raises(InvalidError, match="folder of the article file") as refusal:
        load(path)
    assert [one.code for one in refusal.value.problems] == ["outside-folder"]


def test_a_text_file_that_is_missing_empty_a_folder_or_not_utf_8_is_a_problem(tmp_path):
    written(tmp_path, "empty.txt", "")
    written(tmp_path, "latin.txt", b"a\nb\xe9")
    (tmp_path / "folder").mkdir()
    found = {}
    for name in ("nope.txt", "empty.txt", "latin.txt", "folder"):
        found[name] = problem(simple("a", f"text_file: {name}"), folder=tmp_path).code
    assert found == {"nope.txt": "no-such-file", "empty.txt": "empty", "latin.txt": "not-utf-8", "folder": "not-a-file"}


def test_a_file_that_is_missing_or_a_folder_cannot_be_read(tmp_path):
    for path, code in ((tmp_path / "nope.yaml", "no-such-file"), (tmp_path, "not-a-file")):
        with pytest.raises(UnreadableError) as refusal:
            load(path)
        assert [(one.code, one.file) for one in refusal.value.problems] == [(code, str(path))]


def test_a_file_may_hold_several_articles_in_yaml_or_json(tmp_path):
    stream = written(tmp_path, "s.yaml", simple("a") + "---\n" + simple("b"))
    collection = {"schema_version": 1, "articles": [json.loads(to_json(loads(simple(id_)))) for id_ in "cd"]}
    listed = written(tmp_path, "c.json", json.dumps(collection))
    assert [article.id for article in load_all([stream, listed])] == ["a", "b", "c", "d"]
    with pytest.raises(UnreadableError, match=r"s\.yaml:3:1: one article is expected.*load_all") as refusal:
        load(stream)
    assert refusal.value.problems[0].code == "several-articles"


def test_a_folder_stands_for_the_article_files_below_it_in_order(tmp_path):
    written(tmp_path, "b/x.yml", simple("b"))
    written(tmp_path, "a/x.json", to_json(loads(simple("a"))))
    written(tmp_path, "a/chains.json", '{"schema_version": 1, "articles": [{"id": "a", "statements": []}]}')
    written(tmp_path, "a/notes.yaml", "todo: [x]")
    written(tmp_path, ".hidden/x.yaml", simple("h"))
    written(tmp_path, "a/x.txt", "x")
    assert [article.id for article in load_all([tmp_path])] == ["a", "b"]


def test_one_path_may_stand_alone(tmp_path):
    path = written(tmp_path, "a.yaml", simple("a"))
    assert (
        tuple(iter_all(str(path)))
        == load_all(str(path))
        == load_all(path)
        == load_all([path])
        == load_all(str(tmp_path))
        == load_all(tmp_path)
    )


def test_a_folder_without_article_files_is_a_problem(tmp_path):
    with pytest.raises(InvalidError, match="no article files"):
        load_all([tmp_path])


def test_the_problems_of_all_files_are_told_at_once(tmp_path):
    written(tmp_path, "a.yaml", simple("a") + "x: 1\n")
    written(tmp_path, "b.yaml", "a: [")
    written(tmp_path, "c.yaml", simple("c") + "---\n" + simple("c"))
    with pytest.raises(UnreadableError) as refusal:
        load_all([tmp_path])
    assert [one.code for one in refusal.value.problems] == ["unknown-key", "not-yaml", "duplicate-article"]


def test_two_articles_with_the_same_id_are_a_problem(tmp_path):
    paths = [written(tmp_path, name, simple("a")) for name in ("x.yaml", "y.yaml")]
    with pytest.raises(InvalidError, match=r"y\.yaml: the article 'a' stands in .*x\.yaml already"):
        load_all(paths)


# What cannot be read


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "empty", 1, 1),
        (" \n\n", "empty", 1, 1),
        ("# only a comment\n", "empty", 1, 1),
        ("---\n---\n", "empty", 1, 1),
        (b"a: b\nc: \xe9", "not-utf-8", 2, None),
        ("article".encode("utf-16"), "not-utf-8", 1, None),
        ("a: [b", "not-yaml", 1, 6),
        ("a: b: c", "not-yaml", 1, 5),
        ("a:\n\t- b", "not-yaml", 2, 1),
        ("a: \0", "bad-character", 1, 4),
        ("a: '\x07'", "bad-character", 1, 5),
        ('a: "\\ud83d"', "bad-character", 1, 5),
        ('{"a": "\\ud83d"}', "bad-character", 1, 8),
        ('{"a": "b\ufffe"}', "bad-character", 1, 9),
        ('{"\\u0000": 1}', "bad-character", 1, 3),
        ('a: "b\\\\e\\e"', "bad-character", 1, 9),
        ('a: "\\U0001F600\\ud83d\\ude00 \\x1b"', "bad-character", 1, 28),
        ("a: |\n  b\n  \ufffe", "bad-character", 3, 3),
        ("a: *b", "bad-alias", 1, 4),
        ("a: &a\n  b: *a", "bad-alias", 2, 6),
        ("a: !!python/object/apply:os.system [x]", "bad-tag", 1, 4),
        ("a: !x b", "bad-tag", 1, 4),
        ("? [a]\n: b", "bad-key", 1, 3),
        ("[" * 10_000, "too-deep", 1, 201),
        ("- " * 10_000, "too-deep", 1, 401),
        ('{"a":' * 10_000, "too-deep", 1, 1001),
        ("%YAML 2.0\n---\na: b", "not-yaml", 1, 1),
        ('{"a": "b', "not-json", 1, 7),
        ('{"a": "\x01"}', "not-json", 1, 7),
        ('{"a": "b"} c', "not-json", 1, 12),
        ('{"a" "b"}', "not-json", 1, 6),
        ('{"a": [1 2', "not-json", 1, 10),
        ('{"a": "\\x"', "not-json", 1, 8),
    ],
)
def test_what_cannot_be_parsed_is_told_with_its_place(text, code, line, column):
    name = "in.json" if text[:1] == "{" else "in.yaml"
    found = problem(text, UnreadableError, file=name)
    assert (found.code, found.file, found.line, found.column) == (code, name, line, column)


def test_every_character_that_no_article_can_hold_is_told_with_its_place_and_code_point():
    text = simple("a", 'text: "x\\0y\\e", url: "\\a"') + 'sources: {"\\x0b": X}\n'
    found = problems(text, UnreadableError)
    assert [(one.code, one.line, one.column) for one in found] == [
        ("bad-character", 1, 47),
        ("bad-character", 1, 61),
        ("bad-character", 2, 12),
    ]
    assert "U+0000 cannot be in an article, since XML cannot carry it; take it out (code point 1 of" in found[0].message


def test_an_alias_of_words_that_cannot_be_read_is_told_once():
    assert problem('a: &a ["\\0"]\nb: [*a, *a]', UnreadableError).line == 1


def test_control_characters_that_xml_carries_are_read_from_escapes():
    assert loads(simple("a", 'text: "\\x9b\\x7f\\x85\\t"')).text == "\x9b\x7f\x85\t"
    assert "write it as an escape" in problem("a: \x9b", UnreadableError).message
    assert "take it out" in problem("a: \x1b", UnreadableError).message


@pytest.mark.parametrize(("text", "place"), [("a\r\nb\rcd\x1be", "line 3, column 3"), ("\x00", "line 1, column 1")])
def test_a_character_that_no_article_can_hold_is_told_by_its_place_in_a_text_file(tmp_path, text, place):
    written(tmp_path, "text.txt", text)
    found = problem(simple("a", "text_file: text.txt"), folder=tmp_path)
    assert (found.code, found.line) == ("bad-character", 1)
    assert f"'text.txt', {place}: the character U+00" in found.message


@given(st.text(st.sampled_from("ab\x00\x1b\ufffe😀\n\u2028"), max_size=5))
def test_whatever_can_be_read_can_be_exported(text):
    data = json.dumps({"article": {"id": "a", "title": "t", "outlet": "o", "text": text}})
    if set(text) & set("\x00\x1b\ufffe"):
        assert problem(data, UnreadableError).code == "bad-character"
    else:
        assert read_provxml(to_provxml(loads(data))) == loads(data)


def test_json_is_told_by_the_name_of_the_file_and_else_by_its_brace():
    assert problem("{a: b", UnreadableError, file="a.json").code == "not-json"
    assert problem("{a: b", UnreadableError, file="a.yaml").code == "not-yaml"
    assert loads("{article: {id: a, title: t, outlet: o, text: x}}").id == "a"


def test_a_byte_that_is_not_utf_8_is_named_by_its_offset():
    assert "offset 6" in problem(b"a: b\nc\xe9", UnreadableError).message


def test_aliases_may_be_used_but_not_blow_up():
    text = "article: {id: a, title: &t Title, outlet: *t, text: x}\n"
    assert loads(text).outlet == "Title"
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    names = "abcdefghi"
    for before, name in pairwise(names):
        bomb += f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    assert problem(bomb, UnreadableError).code == "alias-bomb"


# What does not hold together


def test_unknown_keys_are_told_with_near_ones():
    found = problem(HEAD + "  - {qoute: x, quote: ya juga}\n")
    assert (found.code, found.line, found.column) == ("unknown-key", 11, 6)
    assert "did you mean quote" in found.message


def test_a_key_that_stands_twice_is_told_at_the_second():
    assert codes("article: {id: a, title: t, outlet: o, text: x, id: b}") == [("duplicate-key", 1, 48)]
    assert codes("article: {id: a, title: t, outlet: o, text: x}\nsources: {a: A, a: B}") == [("duplicate-id", 2, 17)]
    assert codes('{"article": {"id": "a", "title": "t", "outlet": "o", "text": "x", "id": "b"}}') == [
        ("duplicate-key", 1, 67)
    ]


def test_everything_that_is_missing_is_told():
    assert codes("article: {}") == [("missing-key", 1, 10)] * 4
    assert codes("sources: {a: {kind: person}, b: }\nclaims: {c: {}, d: }\n") == [
        ("missing-key", 1, 1),
        ("missing-key", 1, 14),
        ("missing-key", 1, 30),
        ("missing-key", 2, 13),
        ("missing-key", 2, 17),
    ]
    assert codes(HEAD + "  - {id: x}\n  - {quote: ya juga, attributed_to: {cue: NIS}}\n") == [
        ("missing-key", 11, 5),
        ("missing-key", 12, 37),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- a",
        "words",
        "article: x",
        "article: {id: [a], title: t, outlet: o, text: x}",
        "article: {id: a, title: t, outlet: {}, text: x}",
        "article: {id: a, title: t, outlet: o, text: [x]}",
        simple("a") + "sources: []",
        simple("a") + "sources: {b: [c]}",
        simple("a") + "sources: {b: {name: B, aliases: {c: d}}}",
        simple("a") + "sources: {b: {name: B, aliases: [[c]]}}",
        simple("a") + "sources: {b: {name: B, aliases: [c, ]}, d: {name: [D]}}",
        simple("a") + "claims: x",
        simple("a") + "statements: {quote: x}",
        simple("a") + "statements: [x]",
        simple("a") + "statements: [{quote: x, id: [a]}]",
        simple("a") + "statements: [{quote: x, attributed_to: [[o]]}]",
        simple("a") + "statements: [{quote: x, attributed_to: {source: [[o]]}}]",
        simple("a") + "statements: [{quote: x, claim: []}]",
        simple("a") + "statements: [{quote: x, start: '0'}]",
        simple("a") + "statements: [{quote: x, start: -1}]",
        simple("a") + "statements: [{quote: x, start: 1e9}]",
        simple("a") + f"statements: [{{quote: x, start: {'9' * 5000}}}]",
        simple("a") + "statements: [{quote: [x], start: 0}]",
        simple("a") + "without_statement: x",
        '{"articles": {}}',
        simple("a") + "claims: {c: {text: C, about: [[]]}}",
    ],
)
def test_values_of_the_wrong_type_are_told(text):
    assert "wrong-type" in {code for code, _, _ in codes(text)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (simple("a") + "statements: [{quote: x, said: 2023}]", "it belongs in a link under 'attributed_to'"),
        (simple("a") + "statements: [{quote: x, chain: {source: o, voice: opinion}}]", "it belongs in a statement"),
        (simple("a") + "sources: {b: {name: B, cue: x}}", "in a statement or in a link under 'attributed_to'"),
        (simple("a", "text: x, statements: []"), "it belongs at the top of the file"),
        (simple("a") + "published: 2023", "it belongs under 'article'"),
        (simple("a") + "claims: {c: {text: C, aliases: [D]}}", "it belongs in a source"),
    ],
)
def test_a_key_of_another_place_is_told_with_where_it_belongs(text, place):
    (found,) = (one for one in problems(text) if one.code == "unknown-key")
    assert place in found.message


def test_a_version_of_the_format_from_the_future_is_told():
    assert codes("schema_version: 2\n" + simple("a")) == [("unknown-version", 1, 17)]


def test_two_forms_of_the_same_are_told():
    assert codes(HEAD + "  - {quote: ya juga, attributed_to: yoo, chain: [kim]}\n") == [("two-forms", 11, 49)]
    assert codes(simple("a", "text: x, text_file: y")) == [("two-forms", 1, 59)]
    assert codes(HEAD + "  - quote: {quote: NIS, exact: NIS}\n") == [("two-forms", 11, 32)]
    assert codes(HEAD + "  - {quote: NIS, chain: [{source: yoo, chain: kim}, nis]}\n") == [("two-forms", 11, 26)]


def test_a_source_that_is_not_known_is_told_with_near_names():
    found = problem(HEAD + "  - {quote: NIS diam, chain: [yoo, Yo Sang-bum]}\n")
    assert (found.code, found.line, found.column) == ("unknown-source", 11, 36)
    assert "did you mean Yoo Sang-bum?" in found.message


def test_a_name_of_several_sources_is_told_with_their_ids():
    found = problem(HEAD.replace("kim: Kim", "kim: Yoo") + "  - {quote: NIS diam, chain: [Yoo]}\n")
    assert found.code == "ambiguous-source"
    assert "yoo, kim" in found.message


def test_a_name_of_very_many_sources_is_told_with_the_first_and_last_of_them():
    sources = "".join(f"  k{number}: Yoo\n" for number in range(1_000))
    found = problem(HEAD.replace("  kim: Kim\n", sources) + "  - {quote: NIS diam, chain: [Yoo]}\n")
    assert found.code == "ambiguous-source"
    assert "yoo, k0, k1, " in found.message
    assert ", … 990 more …, k998, k999; write the id" in found.message


def test_an_outlet_that_is_nearly_a_declared_source_is_told():
    found = problem(HEAD.replace("outlet: news", "outlet: yoo sang-bum").replace("statements:\n", ""))
    assert (found.code, found.line, found.column) == ("unknown-source", 4, 11)
    assert "did you mean Yoo Sang-bum?" in found.message


def test_a_source_it_cannot_act_for_is_told():
    assert codes(HEAD.replace("aliases: [Yoo]", "acts_for: [nobody]")) == [("unknown-source", 7, 40)]


def test_an_owner_is_meant_by_id_or_name_and_told_when_unknown():
    article = loads(HEAD.replace("aliases: [Yoo]", "owned_by: [Kim, news]"))
    assert article.sources_by_id["yoo"].owned_by == ("kim", "news")
    assert codes(HEAD.replace("aliases: [Yoo]", "owned_by: [nobody]")) == [("unknown-source", 7, 40)]


def test_words_outside_a_closed_list_are_told_with_the_list():
    found = problem(HEAD + "  - {quote: NIS diam, certainty: posible}\n")
    assert (found.code, found.line, found.column) == ("bad-value", 11, 34)
    assert "one of denied, possible, probable, asserted, unspecified; did you mean possible" in found.message


def test_bad_dates_and_language_tags_are_told_at_their_place():
    text = "article:\n  id: a\n  title: t\n  outlet: o\n  text: x\n  published: 2023-13\n  language: Bahasa Indonesia\n"
    assert codes(text) == [("bad-date", 6, 14), ("bad-language", 7, 13)]


def test_a_quote_that_occurs_twice_asks_for_a_prefix_and_shows_both_places():
    found = problem(HEAD + "  - quote: Menurut\n")
    assert (found.code, found.line, found.column) == ("ambiguous-quote", 11, 12)
    assert "twice" in found.message
    assert "[Menurut] Yoo, ya." in found.message
    assert "ya. [Menurut] Kim" in found.message
    assert "'prefix' or 'suffix'" in found.message


def test_a_quote_that_is_not_in_the_text_is_told_with_the_nearest_words():
    assert "'Menurut Kim, ya juga'" in problem(HEAD + "  - quote: Menurut Tim, ya juga\n").message


@pytest.mark.parametrize(
    ("text", "quote", "difference"),
    [
        (
            "Le café ferme",
            "Le cafe\u0301 ferme",
            "E WITH ACUTE after 'Le caf', and the quote U+0065 LATIN SMALL LETTER E U+0301 COMBINING ACUTE ACCENT",
        ),
        ("Le cafe\u0301 ferme", "Le café ferme", "U+0301 COMBINING ACUTE ACCENT after 'Le caf', and the quote U+00E9"),
        ("le cafe\u0301", "café", "U+0301 COMBINING ACUTE ACCENT after 'caf', and the quote U+00E9"),
        (
            "Kata dia “ya” lagi",
            'Kata dia "ya" lagi',
            "has U+201C LEFT DOUBLE QUOTATION MARK after 'Kata dia ', and the quote U+0022 QUOTATION MARK",
        ),
        ("It's on", "It’s on", "has U+0027 APOSTROPHE after 'It', and the quote U+2019 RIGHT SINGLE QUOTATION MARK"),
        ("2020–2023", "2020-2023", "has U+2013 EN DASH after '2020', and the quote U+002D HYPHEN-MINUS"),
        ("a co\xadop b", "coop", "U+006F LATIN SMALL LETTER O U+00AD SOFT HYPHEN after 'c', and the quote U+006F"),
        ("and so… on", "so... on", "has U+2026 HORIZONTAL ELLIPSIS after 'so', and the quote U+002E FULL STOP"),
        ("the ﬁrst", "first", "has U+FB01 LATIN SMALL LIGATURE FI, and the quote U+0066 LATIN SMALL LETTER F"),
    ],
)
def test_a_quote_in_other_characters_that_look_alike_is_told_with_the_characters(text, quote, difference):
    data = {"article": {"id": "a", "title": "t", "outlet": "o", "text": text}, "statements": [{"quote": quote}]}
    found = problem(json.dumps(data))
    assert found.code == "quote-not-found"
    assert difference in found.message
    assert "copy the words at" in found.message


def test_a_space_that_does_not_break_is_white_space_like_any_other():
    data = {"article": {"id": "a", "title": "t", "outlet": "o", "text": "10\xa0km"}, "statements": [{"quote": "10 km"}]}
    assert loads(json.dumps(data)).statements[0].text == "10\xa0km"


@given(st.text(st.sampled_from("ae\u0301é \n\xa0'’\xad…."), max_size=12), st.data())
def test_what_looks_alike_is_found_and_its_difference_told(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD", "NFKC"])), text[start : start + 6])
    found = PlainText(text).alike(quote)
    if quote.strip().strip("\xad\u0301").strip():
        assert found is not None
    if found is not None and " ".join(found.exact.split()) != " ".join(quote.split()):
        has, wants = re.fullmatch(
            r"the text has (.*?)(?: after .*)?, and the quote (.*)", difference(quote, found.exact)
        ).groups()
        assert has != wants


def test_a_quote_with_an_ellipsis_is_told_to_be_a_list_of_parts():
    found = problem(HEAD + "  - quote: Menurut Kim … juga\n")
    assert found.code == "quote-not-found"
    assert "as a list" in found.message


def test_a_quote_that_stands_only_elsewhere_than_its_prefix_says_is_told():
    found = problem(HEAD + "  - {quote: NIS diam, prefix: Menurut}\n")
    assert found.code == "quote-not-found"
    assert "stands at" in found.message


def test_parts_of_a_quote_in_the_wrong_order_are_told():
    assert codes(HEAD + "  - quote: [NIS diam, ya juga]\n") == [("quote-out-of-order", 11, 23)]


def test_places_outside_the_text_and_backwards_are_told():
    assert codes(HEAD + "  - {quote: nope, start: 900, end: 904}\n") == [("span-out-of-range", 11, 13)]
    assert codes(HEAD + "  - {quote: ya, start: 13, end: 13}\n") == [("span-out-of-range", 11, 33)]
    assert codes(HEAD + "  - {quote: ya, end: 15}\n") == [("span-out-of-range", 11, 22)]
    assert codes(HEAD + "  - {quote: ya, start: 15, end: 13}\n") == [("span-out-of-range", 11, 33)]


def test_a_place_that_does_not_measure_the_words_is_told_with_where_they_stand():
    found = problem(HEAD + "  - {quote: NIS diam, start: 3, end: 6}\n")
    assert (found.code, found.line, found.column) == ("span-out-of-range", 11, 13)
    assert "3–6 measures 3 code points, and 'NIS diam' has 8; it stands at 39" in found.message


def test_a_place_of_the_right_length_is_taken_for_that_of_an_older_text():
    for start in (0, 36, 39, 5_000):
        assert statement(f"{{quote: NIS diam, start: {start}, end: {start + 8}}}").start == 39


@pytest.mark.parametrize("quote", ["''", "[]", "['']", "{}", "{prefix: x}", "[[x]]"])
def test_a_quote_without_words_is_told(quote):
    assert {code for code, _, _ in codes(HEAD + f"  - quote: {quote}\n")} == {"no-words"}


def test_cues_that_are_not_in_the_text_are_told_wherever_they_stand():
    text = (
        HEAD
        + "  - {quote: NIS diam, cue: q1, hedge: q2, attributed_to: {source: yoo, cue: q3, mention: q4, hedge: [q5]}}\n"
    )
    assert {code for code, _, _ in codes(text)} == {"quote-not-found"}
    assert len(problems(text)) == 5


def test_passages_without_statement_that_are_wrong_are_told():
    text = simple("a") + "without_statement: [q1, {quote: x, reason: []}, {reason: r}, ]"
    assert [code for code, _, _ in codes(text)] == ["quote-not-found", "wrong-type", "missing-key"]


def test_an_id_that_two_statements_have_is_told_and_both_are_read():
    text = HEAD + "  - {id: x, quote: NIS diam, claim: c1}\n  - {id: x, quote: ya juga, claim: c2}\n"
    assert codes(text) == [("unknown-claim", 11, 37), ("duplicate-id", 12, 10), ("unknown-claim", 12, 36)]


def test_an_id_that_many_statements_of_one_line_have_is_told_for_each_by_its_own_words():
    found = problems(simple("a") + "statements: [{id: s, quote: x}, {id: s, quote: x}, {id: s, quote: x}]")
    assert [(one.code, one.column) for one in found] == [("duplicate-id", 38), ("duplicate-id", 57)]
    assert {one.message for one in found} == {"the id 's' is given twice; it stands in line 2 already"}


def test_an_independent_link_that_stands_twice_is_told_at_the_second():
    assert codes(HEAD + "  - {quote: NIS diam, attributed_to: [yoo, kim, Yoo]}\n") == [("duplicate-link", 11, 49)]
    assert len(statement("{quote: NIS diam, attributed_to: [yoo, {source: yoo, cue: Kim}]}").attributed_to) == 2


def test_a_source_that_acts_for_itself_is_told():
    assert codes(HEAD.replace("aliases: [Yoo]", "acts_for: [kim, yoo]")) == [("self-reference", 7, 39)]


def test_a_circle_through_a_joint_link_shows_who_speaks_jointly():
    found = problem(HEAD + "  - {quote: NIS diam, chain: [[yoo, kim], nis, kim]}\n")
    assert found.code == "circular"
    assert "(yoo, kim) ← nis ← kim;" in found.message


def test_the_outlet_cannot_be_white_space():
    assert codes("article: {id: a, title: t, outlet: ' ', text: x}") == [("empty-id", 1, 36)]


def test_names_that_are_white_space_are_told():
    assert codes(
        HEAD.replace("name: Yoo Sang-bum, aliases: [Yoo]", "name: ' ', aliases: [Yoo, '']").replace(
            "kim: Kim", "' ': Kim"
        )
    ) == [
        ("empty-name", 7, 15),
        ("empty-name", 7, 29),
        ("empty-id", 8, 3),
    ]


def test_references_to_statements_and_claims_that_are_not_there_are_told_with_near_ones():
    link = "{source: yoo, rests_on: two}"
    text = HEAD + f"  - {{id: one, quote: NIS diam, about: [ome], contradicts: one, attributed_to: {link}}}\n"
    assert [code for code, _, _ in codes(text)] == ["unknown-statement", "self-reference", "unknown-statement"]
    assert "did you mean one?" in problems(text)[0].message


def test_empty_ids_are_told():
    assert codes("article: {id: '', title: t, outlet: o, text: x}\nsources: {'': X}\nclaims: {'': X}\n") == [
        ("empty-id", 1, 15),
        ("empty-id", 2, 11),
        ("empty-id", 3, 10),
    ]


def test_circular_attributions_are_told_at_the_link_that_closes_the_circle():
    found = problem(HEAD + "  - {quote: NIS diam, chain: [yoo, kim, Yoo]}\n")
    assert (found.code, found.line, found.column) == ("circular", 11, 41)
    assert "yoo ← kim ← yoo" in found.message


def test_statements_that_rest_on_each_other_are_told():
    text = HEAD + "".join(
        f"  - {{id: {one}, quote: {quote}, attributed_to: {{source: yoo, rests_on: {other}}}}}\n"
        for one, other, quote in (("x", "y", "NIS diam"), ("y", "x", "ya juga"))
    )
    assert [code for code, _, _ in codes(text)] == ["circular"]


def test_chains_and_nestings_beyond_the_limit_are_told():
    names = [f"n{number}" for number in range(300)]
    sources = "".join(f"  {name}: {name}\n" for name in names)
    head = HEAD.replace("statements:", sources + "statements:")
    assert [one.code for one in problems(head + f"  - {{quote: NIS diam, chain: [{', '.join(names)}]}}\n")] == [
        "too-deep"
    ]
    nested = (
        "".join(f"{{source: {name}, attributed_to: " for name in names[: DEEPEST + 1]) + "yoo" + "}" * (DEEPEST + 1)
    )
    assert [one.code for one in problems(head + f"  - {{quote: NIS diam, attributed_to: {nested}}}\n")] == ["too-deep"]
    allowed = ", ".join(names[:DEEPEST])
    assert (
        len(list(loads(head + f"  - {{quote: NIS diam, chain: [{allowed}]}}\n").statements[0].attributions()))
        == DEEPEST
    )


def test_problems_are_told_all_at_once_in_the_order_of_the_file():
    text = (
        HEAD.replace("id: a", "id: a\n  urll: x")
        + "  - {quote: nope, claim: c, chain: [who]}\n  - {quote: ya, voice: loud}\n"
    )
    assert codes(text) == [
        ("unknown-key", 3, 3),
        ("quote-not-found", 12, 13),
        ("unknown-claim", 12, 26),
        ("unknown-source", 12, 37),
        ("ambiguous-quote", 13, 13),
        ("bad-value", 13, 24),
    ]


def test_many_misquotes_in_a_long_text_do_not_take_long():
    text = json.dumps(
        {
            "article": {"id": "a", "title": "t", "outlet": "o", "text": "Korea Utara telah mengirim peluru. " * 3000},
            "statements": [{"quote": f"Korea Selatan telah mengirim peluru {number}"} for number in range(300)],
        }
    )
    assert len(problems(text)) == 300


# Whatever comes in


def outcome(data):
    try:
        return read_articles(data, "fuzz")
    except InputError as error:
        return [one.place for one in error.problems]


@given(st.text() | st.lists(st.sampled_from(list("{}[]:,-&*!|>'\"%@` \n\t#a?~<")), max_size=40).map("".join))
def test_any_text_is_read_or_refused(text):
    assert outcome(text.encode())


@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    assert outcome(data)


@given(st.data())
def test_a_file_that_something_happened_to_is_read_or_refused(data):
    article = data.draw(articles(max_statements=2))
    text = data.draw(st.sampled_from([to_yaml, to_json]))(article).encode()
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 12)))
    other = data.draw(st.integers(0, len(text)))
    put = data.draw(st.one_of(st.binary(max_size=3), st.just(text[other : other + 20])))
    assert outcome(text[:start] + put + text[end:])


WRONG = st.sampled_from(
    [
        None,
        "",
        " ",
        "x",
        "o",
        "\x00",
        "\ud800",
        0,
        -1,
        3,
        1e9,
        True,
        [],
        {},
        [[]],
        {"quote": "x"},
        ["x", "x"],
        "2023-13",
    ]
)


@st.composite
def edited(draw, data):
    """The data with one of its values replaced, taken out, doubled, or put under another key."""
    if isinstance(data, dict) and data and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(data)))
        kept = {other: value for other, value in data.items() if other != key}
        kind = draw(st.sampled_from(["in", "in", "in", "out", "renamed"]))
        if kind == "out":
            return kept
        new = (
            draw(st.sampled_from([key, *(other for keys in KEYS.values() for other in keys)]))
            if kind == "renamed"
            else key
        )
        return kept | {new: draw(edited(data[key]))}
    if isinstance(data, list) and data and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(data) - 1))
        middle = draw(st.sampled_from(["in", "in", "twice"]))
        return [*data[:at], *([data[at]] * 2 if middle == "twice" else [draw(edited(data[at]))]), *data[at + 1 :]]
    return draw(WRONG)


@given(st.data())
def test_an_edited_article_file_is_refused_with_places_or_reads_to_an_article_that_every_format_carries(data):
    wrong = data.draw(edited(to_data(data.draw(articles(max_statements=2)))))
    try:
        article = loads(json.dumps(wrong), file="x.json")
    except InputError as error:
        refusal = error
    else:
        assert article == loads(to_yaml(article)) == loads(to_json(article)) == read_provxml(to_provxml(article))
        return
    assert all(one.place.startswith("x.json:") and one.line and one.column for one in refusal.problems)
