"""Drafting again: what a person wrote stays, what a program proposed is replaced, and nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import articles, attributions_in, ids, names, passages_in, strings

import provenance
from provenance.drafting.redrafting.merging import merged, read_for_merging
from provenance.model import Article, Attribution, Source, Statement
from provenance.spans import Span

HERE = Path()


def merge(file, draft, folder=HERE):
    return merged(read_for_merging(file.encode("utf-8", "surrogatepass"), "article.yaml", folder), draft, folder)


@st.composite
def proposals(draw, text):
    """What a program might propose for a text: any statements, each with its sources."""
    others = draw(st.lists(ids(), max_size=3, unique=True).map(lambda some: [s for s in some if s != "outlet"]))
    sources = [Source(name, draw(names())) for name in ("outlet", *others)]
    statements = []
    given_ids = draw(st.lists(ids(), max_size=3 if text else 0, unique=True))
    for number, id_ in enumerate(given_ids):
        link = attributions_in(text, others, given_ids[:number], depth=2)
        links = tuple(draw(st.lists(link, max_size=1))) if others else ()
        statements.append(Statement(id_, draw(passages_in(text, min_size=1)), links, drafted=True, rule="toy"))
    return Article("draft", "", "outlet", text, sources=sources, statements=statements, drafted_by="toy 1.0")


@st.composite
def merges(draw, *, same_text):
    """An article with statements of a person and of a program, and a proposal for its text as it is or as it became."""
    article = draw(articles())
    text = article.text
    if not same_text and text:
        at, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        text = text[:at] + draw(strings()) + text[end if draw(st.booleans()) else at :]
    return article, draw(proposals(text))


def by_person(article):
    return {one.id: one for one in article.statements if not one.drafted}


@settings(max_examples=25)
@given(merges(same_text=True))
def test_with_the_same_text_every_statement_of_a_person_stays_as_it_is(pair):
    article, draft = pair
    result = merge(provenance.to_yaml(article), draft)
    assert by_person(article).items() <= by_person(result.article).items()
    assert result.article.without_statement == article.without_statement
    assert result.article.claims == article.claims
    assert set(article.sources) <= set(result.article.sources)
    assert not result.problems


@settings(max_examples=25)
@given(merges(same_text=True))
def test_what_comes_out_reads_to_the_merged_article(pair):
    article, draft = pair
    result = merge(provenance.to_yaml(article), draft)
    assert provenance.loads(result.text) == result.article


@settings(max_examples=25)
@given(merges(same_text=True))
def test_nothing_is_proposed_where_a_person_has_spoken(pair):
    article, draft = pair
    result = merge(provenance.to_yaml(article), draft).article
    new = [one for one in result.statements if one.rule == "toy"]
    taken = [span for one in result.statements if one not in new for span in one.content]
    taken += [span for one in result.without_statement for span in one.content]
    assert not [
        span
        for one in new
        for span in one.content
        for other in taken
        if span.start < other.end and other.start < span.end
    ]


@settings(max_examples=25)
@given(merges(same_text=True))
def test_merging_twice_is_the_same_as_once(pair):
    article, draft = pair
    once = merge(provenance.to_yaml(article), draft)
    again = merge(once.text, draft)
    assert again.article == once.article
    assert again.text == once.text


@settings(max_examples=25)
@given(merges(same_text=False))
def test_with_another_text_a_persons_statement_stays_or_is_told_and_kept_as_a_comment(pair):
    article, draft = pair
    written = provenance.to_yaml(article)
    result = merge(written, draft)
    assert provenance.loads(result.text) == result.article
    for id_, one in by_person(article).items():
        if id_ in by_person(result.article):
            # White space at the borders of a quote may be wrapped otherwise in the new text, its words may not.
            assert [span.exact.split() for span in result.article.statements_by_id[id_].content] == [
                span.exact.split() for span in one.content
            ]
        else:
            assert result.problems


@settings(max_examples=25)
@given(merges(same_text=False))
def test_with_another_text_merging_twice_is_the_same_as_once(pair):
    article, draft = pair
    once = merge(provenance.to_yaml(article), draft)
    again = merge(once.text, draft)
    assert (again.article, again.text) == (once.article, once.text)
    assert not again.problems


# A file that a person has worked on.

FILE = """\
# The dam, second look.
article:
  id: dam
  title: Dam holds
  outlet: courier   # ours
  text: |
    Dam holds
    The dam held, the mayor said. It rained, the harbour said.
    “It rained,” said Ros.
sources:
  courier: {name: The Courier, kind: outlet}
  mayor: the mayor     # Ann Lee
statements:
  # Looked at with the editor.
  - quote: The dam held
    attributed_to: {source: mayor, cue: said}   # on the phone
  - {id: s2, drafted: true, rule: toy, quote: {quote: It rained, suffix: ", the"}, attributed_to: mayor}
  # Not sure about this one.
  - {id: s3, drafted: true, rule: toy, quote: “It rained, attributed_to: mayor}
"""
TEXT = "Dam holds\nThe dam held, the mayor said. It rained, the harbour said.\n“It rained,” said Ros.\n"


def proposal(text, *quotes, source="Harbour"):
    statements = [
        Statement(
            f"s{number}",
            (Span.of(text, text.index(quote), text.index(quote) + len(quote)),),
            (Attribution(("who",), rule="toy"),),
            drafted=True,
            rule="toy",
        )
        for number, quote in enumerate(quotes, 1)
    ]
    people = [Source("outlet", "outlet"), Source("who", source)]
    return Article("draft", "", "outlet", text, sources=people, statements=statements, drafted_by="toy 2.0")


def test_the_lines_of_a_person_stay_and_the_drafted_statement_is_replaced():
    result = merge(FILE, proposal(TEXT, "The dam", "rained, the harbour"))
    assert result.text == FILE.replace(
        "  outlet: courier   # ours\n", "  outlet: courier   # ours\n  drafted_by: toy 2.0\n"
    ).replace(
        "  mayor: the mayor     # Ann Lee\n", "  mayor: the mayor     # Ann Lee\n  who: {name: Harbour}\n"
    ).replace("  - quote: The dam held\n", "  - id: s1\n    quote: The dam held\n").replace(
        '  - {id: s2, drafted: true, rule: toy, quote: {quote: It rained, suffix: ", the"}, attributed_to: mayor}\n',
        """\
  - id: s2
    drafted: true
    rule: toy
    quote: rained, the harbour
    attributed_to:
      - {source: who, rule: toy}
""",
    )
    assert not result.problems


def test_a_drafted_statement_with_a_comment_of_a_person_is_theirs():
    result = merge(FILE, proposal(TEXT, "“It rained,” said"))
    assert result.proposed == ()
    assert "  # Not sure about this one.\n  - {id: s3, drafted: true" in result.text


@pytest.mark.parametrize("addition", ["claim: dry", "contradicts: [s1]"])
def test_a_drafted_statement_to_which_a_person_added_something_is_theirs(addition):
    file = FILE.replace("{id: s2, ", f"{{id: s2, {addition}, ").replace(
        "sources:\n", "claims: {dry: It was dry.}\nsources:\n"
    )
    result = merge(file, proposal(TEXT, "rained, the"))
    assert result.proposed == ()
    assert f"{{id: s2, {addition}, drafted: true" in result.text


def test_a_drafted_statement_that_a_persons_statement_refers_to_stays():
    file = FILE.replace(
        "    attributed_to: {source: mayor, cue: said}", "    contradicts: s2\n    attributed_to: mayor"
    )
    assert [one.id for one in merge(file, proposal(TEXT)).article.statements] == ["s1", "s2", "s3"]


def test_a_statement_whose_words_moved_keeps_its_lines():
    text = "Dam holds\nIt poured. The dam held, the mayor said. It rained on.\n“It rained,” said Ros.\n"
    result = merge(FILE, proposal(text, "It poured"))
    assert "    quote: The dam held\n    attributed_to: {source: mayor, cue: said}   # on the phone\n" in result.text
    assert [one.text for one in result.article.statements] == ["It poured", "The dam held", "“It rained"]
    assert "    It poured. The dam held" in result.text
    assert not result.problems


def test_a_statement_whose_words_are_gone_is_told_with_its_place_and_kept_as_a_comment():
    text = TEXT.replace("The dam held", "The dam broke")
    result = merge(FILE, proposal(text, "The dam broke"))
    (problem,) = result.problems
    assert problem.place == "article.yaml:15:12"
    assert problem.message.startswith("'The dam held' is not in the text; the nearest words are")
    assert result.text.endswith("""
# Set aside when the article was drafted again: these words are not in its text any more.
#   - quote: The dam held
#     attributed_to: {source: mayor, cue: said}   # on the phone
""")
    assert [one.text for one in result.article.statements] == ["The dam broke", "“It rained"]


def test_the_id_of_a_statement_that_is_set_aside_is_given_to_no_other():
    before = read_for_merging(FILE.encode(), "article.yaml", HERE).article
    gone = next(one.id for one in before.statements if one.text == "The dam held")
    result = merge(FILE, proposal(TEXT.replace("The dam held", "The dam broke"), "The dam broke"))
    assert gone not in result.article.statements_by_id


def test_a_statement_whose_cue_is_gone_is_set_aside_whole():
    result = merge(FILE, proposal(TEXT.replace(" said", " told us")))
    (problem,) = result.problems
    assert problem.message.startswith("'said' is not in the text")
    assert "#     attributed_to: {source: mayor, cue: said}   # on the phone\n" in result.text


def test_words_that_now_stand_twice_are_found_by_what_stood_around_them():
    text = TEXT.replace("It rained, the harbour", "The dam held, it rained, the harbour")
    result = merge(FILE, proposal(text))
    (statement, _) = result.article.statements
    assert (statement.start, statement.text) == (10, "The dam held")
    assert not result.problems


def test_a_text_file_that_changed_under_the_article_file_is_told_too(tmp_path):
    (tmp_path / "dam.txt").write_text(TEXT.replace("The dam held", "The dam broke"))
    head, _, rest = FILE.partition("  text: |\n")
    file = f"{head}  text_file: dam.txt\nsources:{rest.partition('sources:')[2]}"
    result = merge(file, proposal((tmp_path / "dam.txt").read_text()), tmp_path)
    assert [problem.code for problem in result.problems] == ["quote-not-found"]
    assert "  text_file: dam.txt\n" in result.text
    assert provenance.loads(result.text, folder=tmp_path) == result.article


def test_sources_are_the_same_by_name_and_new_ones_get_an_id_of_their_own():
    known = merge(FILE, proposal(TEXT, "rained, the", source="THE  MAYOR")).article
    assert known.statements_by_id["s2"].attributed_to[0].sources == ("mayor",)
    file = FILE.replace("  mayor: the mayor ", "  mayor: the mayor\n  who: W.H.O. ")
    other = merge(file, proposal(TEXT, "rained, the")).article
    assert other.statements_by_id["s2"].attributed_to[0].sources == ("who-2",)
    assert other.sources_by_id["who-2"].name == "Harbour"


def test_a_source_to_which_a_person_gave_another_name_is_the_same_by_the_words_that_mean_it():
    text = "The dam held, the Harbour Board said. It rained, the Harbour Board said."
    first = text.index("the Harbour")
    second = text.index("the Harbour", first + 1)

    def statement(number, quote, at):
        link = Attribution(("board",), rule="toy", mentions=(Span.of(text, at, at + len("the Harbour Board")),))
        content = (Span.of(text, text.index(quote), text.index(quote) + len(quote)),)
        return Statement(f"s{number}", content, (link,), drafted=True, rule="toy")

    statements = [statement(1, "The dam held", first), statement(2, "It rained", second)]
    people = [Source("outlet", "outlet"), Source("board", "Harbour Board")]
    draft = Article("draft", "", "outlet", text, sources=people, statements=statements, drafted_by="toy 2.0")
    for renamed in (Source("board", "Port Authority"), Source("port", "Port Authority")):
        written = provenance.to_yaml(draft).replace("source: board", f"source: {renamed.id}")
        written = written.replace("board: {name: Harbour Board}", f"{renamed.id}: {{name: {renamed.name}}}")
        result = merge(written, draft)
        assert [one.attributed_to[0].sources for one in result.article.statements] == [(renamed.id,)] * 2
        assert len(result.article.sources) == 2
        assert not result.remarks


def test_sources_that_nobody_cites_any_more_are_named_and_kept():
    file = FILE.replace("attributed_to: mayor}\n  # Not", "attributed_to: ros}\n  # Not").replace(
        "statements:", "  ros: Ros\nstatements:"
    )
    result = merge(file, proposal(TEXT))
    assert result.remarks == ("cited by nobody any more, and kept: ros",)
    assert "ros" in result.article.sources_by_id


def test_who_would_be_cited_below_themselves_is_not_proposed():
    result = merge(FILE, proposal(TEXT, "rained, the", source="The Courier"))
    assert result.proposed == ()
    assert result.remarks == ("1 not proposed, because a source of the file would be cited below itself",)


def test_a_file_that_is_not_written_line_by_line_is_written_anew_and_that_is_said():
    file = provenance.to_json(provenance.loads(FILE))
    result = merge(file + "", proposal(TEXT, "rained, the"))
    assert provenance.loads(result.text) == result.article
    assert [one.id for one in result.article.statements] == ["s1", "s2"]


def test_a_head_in_braces_gets_who_drafted(tmp_path):
    (tmp_path / "dam.txt").write_text("It rained.")
    file = "article: {id: a, title: T, outlet: o, text_file: dam.txt}  # short\nstatements: []\n"
    result = merge(file, proposal("It rained.", "It rained"), tmp_path)
    assert "article: {id: a, title: T, outlet: o, text_file: dam.txt, drafted_by: toy 2.0}  # short\n" in result.text


def test_a_file_of_several_articles_is_refused():
    file = "article: {id: a, title: T, outlet: o, text: T}\n---\narticle: {id: b, title: T, outlet: o, text: T}\n"
    with pytest.raises(provenance.InvalidError, match="merged into the file of one article; this one has 2"):
        merge(file, proposal("T"))
