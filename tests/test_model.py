import pickle
from concurrent.futures import ProcessPoolExecutor
from copy import copy, deepcopy
from functools import partial
from itertools import pairwise
from multiprocessing import get_context

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles, texts

from provenance import errors, loads, model
from provenance.errors import (
    MOST_TOLD,
    Fault,
    InputError,
    InvalidError,
    MissingExtraError,
    ModelError,
    Problem,
    ProvenanceError,
    UnknownNameError,
    UnreadableError,
    WritingError,
)
from provenance.model import UNATTRIBUTED, Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.soundness import DEEPEST
from provenance.spans import Span, paragraphs, words_of
from provenance.terms import Certainty, SourceKind

TEXT = "Judul\n\nMenurut Yoo, ya.\n\nTidak."
YES = Statement("yes", (Span(20, 22, "ya"),), (Attribution(("yoo",)),))
NO = Statement("no", (Span(25, 31, "Tidak."),))


def article(**changes):
    given_values = {
        "id": "a",
        "title": "Judul",
        "outlet": "news",
        "text": TEXT,
        "sources": (Source("news", "News"), Source("yoo", "Yoo"), Source("nis", "NIS")),
        "statements": (YES, NO),
    }
    return Article(**(given_values | changes))


def faults(**changes):
    with pytest.raises(ModelError) as refusal:
        article(**changes)
    return [(fault.code, fault.path) for fault in refusal.value.faults]


def through_pickle(value, protocol):
    return pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own bytes


def nested(*sources):
    link: tuple[Attribution, ...] = ()
    for source in reversed(sources):
        link = (Attribution((source,), attributed_to=link),)
    return link


def test_statements_stand_in_the_order_of_the_text():
    assert [statement.id for statement in article(statements=(NO, YES)).statements] == ["yes", "no"]


def test_what_has_no_order_is_kept_sorted_and_once():
    source = Source("x", "X", aliases=("b", "a", "b"), acts_for=("nis", "news"))
    assert source.aliases == ("a", "b")
    assert article(sources=[source, Source("news", "News"), Source("yoo", "Yoo"), Source("nis", "NIS")]).sources[
        -1
    ] == (Source("yoo", "Yoo"))
    assert article(claims=[Claim("b", "B"), Claim("a", "A")]).claims[0].id == "a"


@given(articles(), st.randoms())
def test_articles_with_the_same_content_in_another_order_are_equal(original, random):
    shuffled = {
        name: random.sample(getattr(original, name), len(getattr(original, name)))
        for name in ("sources", "claims", "statements", "without_statement")
    }
    assert evolve(original, **shuffled) == original


def test_the_unattributed_source_is_always_known():
    statement = evolve(YES, attributed_to=(Attribution((UNATTRIBUTED.id,)),))
    assert article(statements=[statement]).sources_by_id[UNATTRIBUTED.id].kind is SourceKind.UNATTRIBUTED


def test_the_first_paragraph_is_the_headline_when_it_is_the_title():
    assert [article().place(offset) for offset in (0, 7, 20, 25)] == ["headline", "¶1", "¶1", "¶2"]


def test_paragraphs_are_counted_from_the_first_when_the_text_has_no_headline():
    assert [article(title="x").place(offset) for offset in (0, 20, 25)] == ["¶1", "¶2", "¶3"]


def test_every_fault_is_told_at_once_with_the_way_to_it():
    statement = evolve(YES, claim="c", about=("yes", "nope"), attributed_to=(Attribution(("yo",)),))
    assert faults(id="", outlet="newz", language="Bahasa Indonesia", statements=(statement,)) == [
        ("bad-language", ("article", "language")),
        ("empty-id", ("article", "id")),
        ("unknown-source", ("article", "outlet")),
        ("unknown-claim", ("statements", "yes", "claim")),
        ("unknown-statement", ("statements", "yes", "about")),
        ("self-reference", ("statements", "yes", "about")),
        ("unknown-source", ("statements", "yes", "attributed_to", 0, "source")),
    ]


def test_near_names_are_suggested():
    with pytest.raises(ModelError, match="did you mean yoo"):
        article(statements=[evolve(YES, attributed_to=(Attribution(("yo",)),))])


def test_ids_are_unique_and_not_empty():
    assert ("duplicate-id", ("statements", "yes")) in faults(statements=(YES, evolve(NO, id="yes")))
    assert ("empty-id", ("claims", "")) in faults(claims=(Claim("", "x"),))


def test_a_span_outside_the_text_is_refused():
    assert faults(statements=(evolve(NO, content=(Span(25, 33, "Tidak.xx"),)),)) == [
        ("span-out-of-range", ("statements", "no", "content", 0))
    ]


def test_a_span_whose_words_or_context_stand_elsewhere_is_an_orphan():
    assert faults(statements=(evolve(NO, content=(Span(0, 6, "Tidak."),)),))[0][0] == "orphan"
    assert faults(statements=(evolve(NO, content=(Span(25, 31, "Tidak.", prefix="x"),)),))[0][0] == "orphan"
    assert faults(statements=(evolve(NO, content=(Span(0, 1, "J", prefix="."),)),))[0][0] == "orphan"


def test_the_spans_of_a_passage_stand_in_order():
    spans = (Span(25, 31, "Tidak."), Span(0, 5, "Judul"))
    assert faults(statements=(evolve(NO, content=spans),)) == [("span-order", ("statements", "no", "content", 1))]


def test_a_statement_and_a_passage_without_one_need_words():
    assert faults(statements=(evolve(NO, content=()),))[0][0] == "no-words"
    assert faults(without_statement=(WithoutStatement(()),))[0][0] == "no-words"


def test_a_link_needs_a_source_and_nobody_speaks_jointly_with_themselves():
    assert faults(statements=(evolve(YES, attributed_to=(Attribution(()),)),))[0][0] == "no-source"
    assert faults(statements=(evolve(YES, attributed_to=(Attribution(("yoo", "yoo")),)),))[0][0] == "duplicate-source"


def test_a_source_that_rests_on_itself_is_circular():
    circle = ("statements", "yes", "attributed_to", 0, "attributed_to", 0, "attributed_to", 0, "source")
    assert faults(statements=(evolve(YES, attributed_to=nested("yoo", "nis", "yoo")),)) == [("circular", circle)]
    assert faults(statements=(evolve(YES, attributed_to=nested("news")),))[0][0] == "circular"


def test_statements_that_rest_on_each_other_are_circular():
    yes = evolve(YES, attributed_to=(Attribution(("yoo",), rests_on=("no",)),))
    no = evolve(NO, attributed_to=(Attribution(("nis",), rests_on=("yes",)),))
    assert faults(statements=(yes, no)) == [("circular", ("statements", "yes", "attributed_to"))]


def test_a_statement_that_two_links_rest_on_is_not_circular():
    links = (Attribution(("yoo",), rests_on=("no",)), Attribution(("nis",), rests_on=("no",)))
    assert article(statements=(evolve(YES, attributed_to=links), NO)).statements[0].attributed_to == links


def test_links_may_be_nested_to_a_limit_however_many_speak_jointly():
    names = [f"n{number}" for number in range(3 * DEEPEST)]
    sources = (Source("news", "News"), *(Source(name, name) for name in names))

    def deep(levels, width):
        link: tuple[Attribution, ...] = ()
        for level in reversed(range(levels)):
            link = (Attribution(tuple(names[level * width : (level + 1) * width]), attributed_to=link),)
        return {"sources": sources, "statements": [evolve(YES, attributed_to=link)]}

    assert len(list(article(**deep(DEEPEST, 3)).statements[0].attributions())) == DEEPEST
    assert [code for code, _ in faults(**deep(DEEPEST + 1, 1))] == ["too-deep"]


def test_very_deep_links_are_refused_and_not_a_recursion_error():
    assert "too-deep" in {code for code, _ in faults(statements=(evolve(YES, attributed_to=nested(*["yoo"] * 400)),))}


def test_every_link_of_a_statement_is_listed_before_what_it_rests_on():
    links = (*nested("yoo", "nis"), Attribution(("news",)))
    statement = evolve(YES, attributed_to=links)
    assert [link.sources for link in statement.attributions()] == [("yoo",), ("nis",), ("news",)]


def test_the_words_of_a_passage_show_where_words_are_left_out():
    assert words_of((Span(0, 2, "Ju"), Span(2, 5, "dul"), Span(25, 31, "Tidak."))) == "Judul … Tidak."
    assert evolve(NO, content=(Span(0, 5, "Judul"), Span(25, 31, "Tidak."))).end == 31


@pytest.mark.parametrize(("start", "end", "words"), [(0, 0, ""), (-1, 1, "ab"), (0, 3, "ab"), (2, 1, "a")])
def test_a_span_measures_its_words(start, end, words):
    with pytest.raises(ModelError):
        Span(start, end, words)


@given(texts())
def test_paragraphs_stand_in_the_text_in_order_without_white_space_around_them(text):
    found = paragraphs(text)
    assert all(span.stands_in(text) and span.exact == span.exact.strip() for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(span.exact.split()) for span in found) == "".join(text.split())


def test_the_weakest_certainty_leaves_out_what_is_unspecified():
    assert Certainty.weakest([Certainty.ASSERTED, Certainty.UNSPECIFIED, Certainty.POSSIBLE]) is Certainty.POSSIBLE
    assert Certainty.weakest([Certainty.UNSPECIFIED]) is Certainty.UNSPECIFIED
    assert [certainty.rank for certainty in Certainty] == [0, 1, 2, 3, None]


def test_a_problem_reads_as_its_place_and_its_sentence():
    assert str(Problem("what", "a.yaml", 3, 7)) == "a.yaml:3:7: what"
    assert str(Problem("what", "-", 3)) == "-:3: what"
    assert str(Problem("what")) == "what"
    assert str(Fault(("statements", "s1", 0), "what")) == "statements / s1 / 0: what"


def test_an_error_says_all_problems_in_the_order_of_their_places():
    error = InvalidError([Problem("second", "a", 2, 1), Problem("first", "a", 1, 9)])
    assert str(error) == "a:1:9: first\na:2:1: second"
    assert not isinstance(error, UnreadableError)


def test_a_model_error_is_a_value_error_and_an_unknown_name_a_lookup_error():
    assert isinstance(ModelError([Fault((), "x")]), ValueError)
    assert str(UnknownNameError("no such statement")) == "no such statement"
    assert isinstance(UnknownNameError("x"), LookupError)


PLACED = (Problem("first", "a", 1, 9, "x"), Problem("second", "a", 2, 1))
FAULTY = (Fault(("statements", "s1", 0), "what", "x"), Fault((), "that"))
ERRORS = [
    ProvenanceError("x", 3),
    ModelError(FAULTY),
    InputError(PLACED),
    UnreadableError(PLACED),
    InvalidError(PLACED),
    WritingError("x"),
    MissingExtraError("x"),
    UnknownNameError("x"),
]


def test_the_errors_that_are_copied_below_are_all_there_are():
    public = {value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)}
    assert {type(error) for error in ERRORS} == public


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("copied", [copy, deepcopy, *(partial(through_pickle, protocol=n) for n in range(6))])
def test_an_error_is_copied_and_pickled_with_all_that_it_carries(error, copied):
    error.add_note("while reading")
    again = copied(error)
    assert type(again) is type(error)
    assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))


def test_an_error_comes_back_from_another_process():
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        refusal = pool.submit(loads, "article: {}").exception()
    assert isinstance(refusal, InvalidError)
    assert [problem.code for problem in refusal.problems] == ["missing-key"] * 4


def test_an_error_tells_the_first_hundred_problems_and_how_many_more_it_carries():
    many = InvalidError([Problem("x", "a", line) for line in range(1, 5_001)])
    assert len(many.problems) == 5_000
    assert str(many).splitlines()[MOST_TOLD - 1 :] == ["a:100: x", "… and 4,900 more problems; mend those above first"]
    faults = ModelError(Fault((), "x") for _ in range(MOST_TOLD + 1))
    assert str(faults).splitlines()[-1] == "… and 1 more problem; mend those above first"


def test_the_text_is_left_out_of_an_articles_repr():
    assert TEXT not in repr(article())
    assert "text" not in repr(article()).split("statements")[0]


def test_the_model_names_what_it_exports():
    assert set(model.__all__) <= set(dir(model))
