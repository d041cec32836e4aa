"""Comments that ask to ignore a finding: what they cover, and what is said of those that cover nothing."""

from __future__ import annotations

import pytest

from provenance.checks import check_located
from provenance.reading import read_located

ARTICLE = """\
{top}article:{header}
  id: a
  title: Dam holds
  outlet: courier
  text: |{text}
    Dam holds
    The dam held.
    It rained.
sources:
  courier: {{name: The Courier, kind: outlet}}
{source}
claims:
  held: The dam held.
statements:{statements}
{above}
  - id: s1{line}
    quote: The dam held
{inside}
  - id: s2
    quote: It rained{end}
{below}
"""


def check(select=(), ignore=(), **comments):
    slots = dict.fromkeys(
        ("top", "header", "text", "source", "statements", "above", "line", "inside", "end", "below"), ""
    )
    text = ARTICLE.format(**{**slots, **comments})
    located = read_located(text.encode(), "a.yaml")
    return [
        (finding.code, finding.place.statement or finding.place.line, finding.message)
        for finding in check_located(located, select=select, ignore=ignore)
    ]


def codes(**comments):
    return [(code, where) for code, where, _ in check(**comments)]


BOTH = [("PA101", "s1"), ("PA101", "s2")]
IGNORE = "# provenance: ignore PA101 our reporter was there"


def test_without_a_comment_nothing_is_ignored():
    assert codes() == BOTH


@pytest.mark.parametrize(
    "comment",
    [
        {"line": f"  {IGNORE}"},
        {"above": f"  {IGNORE}"},
        {"above": f"  {IGNORE}\n  # and another comment"},
        {"inside": f"    {IGNORE}"},
        {"line": "  # provenance: ignore PA101: our reporter was there"},
        {"line": "  # provenance:ignore pa101, PA103 – our reporter was there"},
    ],
    ids=str,
)
def test_a_comment_on_the_lines_of_a_statement_covers_that_statement(comment):
    found = codes(**comment)
    assert ("PA101", "s2") in found
    assert ("PA101", "s1") not in found


def test_a_comment_after_the_last_statement_covers_it_when_it_is_indented_into_it():
    assert codes(below=f"    {IGNORE}") == [("PA101", "s1")]
    assert codes(end=f"  {IGNORE}") == [("PA101", "s1")]
    assert ("PA101", "s2") in codes(below=IGNORE)


def test_a_comment_at_the_top_covers_the_whole_file():
    assert codes(top=f"{IGNORE}\n") == []


def test_a_comment_without_a_reason_has_no_effect_and_is_a_finding():
    assert codes(line="  # provenance: ignore PA101") == [("PA901", "s1"), *BOTH]


def test_a_comment_that_covers_nothing_is_a_finding():
    found = check(line="  # provenance: ignore PA203 he has a name, we know it")
    assert found[0] == ("PA902", "s1", "PA203 is not found of s1; take the comment away")
    assert [code for code, _, _ in found[1:]] == ["PA101", "PA101"]


def test_of_several_codes_the_one_that_covers_nothing_is_told():
    found = check(line="  # provenance: ignore PA101, PA203 our reporter was there")
    assert [(code, message) for code, _, message in found] == [
        ("PA902", "PA203 is not found of s1; take the comment away"),
        ("PA101", "“It rained” stands in The Courier's own voice; name the source, or say it is opinion"),
    ]


def test_a_comment_with_a_code_that_there_is_not_is_a_finding():
    assert ("PA903", "s1") in codes(line="  # provenance: ignore PA1 because")
    assert ("PA903", "s1") in codes(line="  # provenance: ignore because")


def test_a_comment_that_stands_on_nothing_covers_nothing():
    assert codes(header=f"  {IGNORE}") == [("PA902", 1), *BOTH]
    assert codes(statements=f"  {IGNORE}") == [("PA902", 14), *BOTH]


def test_a_comment_is_not_unused_when_its_rule_was_not_looked_for():
    comment = {"line": "  # provenance: ignore PA203 he has a name, we know it"}
    assert [code for code, _, _ in check(ignore=["PA203"], **comment)] == ["PA101", "PA101"]
    assert [code for code, _, _ in check(select=["PA9"], **comment)] == []


def test_words_of_the_article_are_no_comments():
    text = "\n    # provenance: ignore PA101 this stands in the text"
    assert codes(text=text) == BOTH


def test_a_comment_covers_a_source_and_a_claim():
    source = "  orr: Orr {comment}"
    statements = "\n  - {{id: s0, quote: Dam holds, attributed_to: orr, claim: held}}".format()
    assert ("PA502", 11) in codes(source=source.format(comment=""), statements=statements)
    covered = source.format(comment="# provenance: ignore PA502 nobody knows what it is")
    assert "PA502" not in [code for code, _ in codes(source=covered, statements=statements)]


def test_json_has_no_comments():
    text = """{"article": {"id": "a", "title": "T", "outlet": "c", "text": "# provenance: ignore PA101 x"},
               "statements": [{"quote": "# provenance: ignore PA101 x"}]}"""
    assert [finding.code for finding in check_located(read_located(text.encode(), "a.json"))] == ["PA101"]


def test_in_a_file_of_several_articles_a_comment_covers_its_own_article():
    one = "article: {{id: {id}, title: T, outlet: c, text: It rained.}}\nstatements:\n- quote: It rained\n"
    documents = [one.format(id=id_) for id_ in "abc"]
    inside = f"---\n{documents[0]}---\n{IGNORE}\n{documents[1]}---\n{documents[2]}"
    top = f"{IGNORE}\n{documents[0]}---\n{documents[1]}---\n{documents[2]}"
    found = check_located(read_located(inside.encode(), "a.yaml"), select=["PA1", "PA9"])
    assert [finding.article for finding in found] == ["a", "c"]
    assert check_located(read_located(top.encode(), "a.yaml"), select=["PA1", "PA9"]) == ()


def test_a_comment_at_the_top_that_covers_nothing_is_told_once():
    one = "article: {{id: {id}, title: T, outlet: c, text: It rained.}}\nstatements:\n- quote: It rained\n"
    text = "# provenance: ignore PA203 no reason\n" + "---\n".join(one.format(id=id_) for id_ in "ab")
    found = check_located(read_located(text.encode(), "a.yaml"), select=["PA203", "PA9"])
    assert [(finding.code, finding.place.line) for finding in found] == [("PA902", 1)]


def several(**comments):
    """Two articles that share a claim with one origin, and cite each other for another, each in a file."""
    located = []
    for name, other in (("a", "b"), ("b", "a")):
        text = f"""\
article: {{id: {name}, title: T, outlet: {name}, text: "T\\nThe dam held. It rained."}}
sources:
  a: {{name: Alpha, kind: outlet}}
  b: {{name: Beta, kind: outlet}}
  mayor: {{name: the mayor, kind: person}}
claims:
  held: The dam held. {comments.get(f"{name}_claim", "")}
  rain: It rained.
statements:
  - {{id: s1, quote: The dam held, claim: held, attributed_to: mayor}}
  - {{id: s2, quote: It rained, claim: rain, attributed_to: {other}}} {comments.get(f"{name}_s2", "")}
"""
        located += read_located(text.encode(), f"{name}.yaml")
    found = check_located(located, select=["PA206", "PA207", "PA103", "PA9"])
    return [(finding.code, finding.article) for finding in found]


def test_what_is_about_several_articles_is_ignored_at_any_of_them():
    circle, one_origin = ("PA206", "a"), ("PA207", "a")
    ends = [("PA103", "a"), ("PA103", "b")]
    assert sorted(several()) == [*ends, circle, one_origin]
    for name in "ab":
        at_claim = {f"{name}_claim": "# provenance: ignore PA207 the mayor is the only one who can know"}
        assert sorted(several(**at_claim)) == [*ends, circle]
        at_statement = {f"{name}_s2": "# provenance: ignore PA206 both looked out of the window"}
        assert sorted(several(**at_statement)) == [*ends, one_origin]


def test_what_is_related_to_a_finding_about_one_statement_does_not_cover_it():
    relayed = """\
article: {id: a, title: T, outlet: a, text: "T\\nThe dam held. It rained."}
sources:
  a: {name: Alpha, kind: outlet}
  ros: {name: Ros, kind: person}
  nis: {name: NIS, kind: government}
statements:
  - {id: s1, quote: The dam held, chain: [ros, nis]} # provenance: ignore PA104 not here
  - {id: s2, quote: It rained, chain: [nis]}
"""
    found = check_located(read_located(relayed.encode(), "a.yaml"), select=["PA104", "PA9"])
    assert [(finding.code, finding.place.statement) for finding in found] == [("PA902", "s1"), ("PA104", "s2")]
