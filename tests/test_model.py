import pickle
from concurrent.futures import ProcessPoolExecutor
from copy import copy, deepcopy
from functools import partial
from itertools import pairwise
from multiprocessing import get_context
from operator import ge, gt, le, lt

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from strategies import articles, texts

from provenance import errors, loads, model, read_provxml, to_provxml, to_yaml
from provenance.characters import unfit
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
from provenance.retrieval import Retrieval
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


# What a field may hold


SPAN = Span(20, 22, "ya")
NEEDED = {
    Source: {"id": "x", "name": "X"},
    Claim: {"id": "c", "text": "C"},
    Span: {"start": 0, "end": 1, "exact": "x"},
    Attribution: {"sources": ("yoo",)},
    Statement: {"id": "s", "content": (SPAN,)},
    WithoutStatement: {"content": (SPAN,)},
    Retrieval: {},
    Article: {"id": "a", "title": "T", "outlet": "news", "text": TEXT, "sources": (Source("news", "News"),)},
}
EVERY_FIELD = [(cls, attribute.name) for cls in NEEDED for attribute in fields(cls)]


@pytest.mark.parametrize(("cls", "name"), EVERY_FIELD, ids=lambda value: getattr(value, "__name__", value))
@pytest.mark.parametrize("wrong", [3.5, b"x", Ellipsis, {"x": "y"}, [None]], ids=repr)
def test_no_field_takes_a_value_of_another_type(cls, name, wrong):
    with pytest.raises(ModelError) as refusal:
        cls(**(NEEDED[cls] | {name: wrong}))
    assert {fault.code for fault in refusal.value.faults} == {"wrong-type"}
    (fault,) = refusal.value.faults
    assert name in fault.path
    assert f"{cls.__name__}.{name}" in fault.message


@pytest.mark.parametrize(("cls", "name"), [(cls, name) for cls, needed in NEEDED.items() for name in needed])
def test_what_is_needed_cannot_be_none(cls, name):
    with pytest.raises(ModelError, match=f"{cls.__name__}.{name} takes .*, not None"):
        cls(**(NEEDED[cls] | {name: None}))


def test_every_field_of_the_wrong_type_is_told_at_once():
    with pytest.raises(ModelError) as refusal:
        Article(id=3, title=None, outlet="o", text=b"x", published="2023", sources="x", statements=[YES, None])
    assert [fault.path for fault in refusal.value.faults] == [
        ("article", "id"),
        ("article", "title"),
        ("article", "text"),
        ("article", "published"),
        ("sources",),
        ("statements", 1),
    ]


@pytest.mark.parametrize(
    ("made", "hint"),
    [
        (
            lambda: Attribution("nis"),
            r"Attribution\.sources takes a list of words .*, not the str 'nis'; write \['nis'\]",
        ),
        (lambda: Source("o", "O", aliases="Oh"), r"not the str 'Oh'; write \['Oh'\]"),
        (lambda: Source("o", "O", kind="person"), r"not the str 'person'; write SourceKind\.PERSON"),
        (lambda: Attribution(("o",), said="2023"), r"not the str '2023'; write Date\('2023'\)"),
        (lambda: Statement("s", SPAN), "put it into a list"),
        (lambda: Statement("s", (SPAN,), certainty="maybe"), "takes a Certainty, not the str 'maybe'$"),
    ],
)
def test_what_was_meant_by_a_value_of_the_wrong_type_is_told(made, hint):
    with pytest.raises(ModelError, match=hint):
        made()


def test_a_set_has_no_order_to_speak_in_and_will_do_where_none_is_needed():
    with pytest.raises(ModelError, match="not the set"):
        Attribution({"yoo", "nis"})
    assert Attribution(("yoo",), rests_on={"b", "a"}).rests_on == ("a", "b")
    assert article(sources=set(article().sources), statements={NO, YES}) == article()


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_words_with_a_character_that_xml_cannot_carry_are_refused_with_its_place(character):
    aliases = sorted([character, "~good"])
    with pytest.raises(ModelError, match=f"U\\+{ord(character):04X} cannot be in an article") as refusal:
        Source("x", f"ab{character}", aliases=aliases)
    assert [(fault.code, fault.path) for fault in refusal.value.faults] == [
        ("bad-character", ("name",)),
        ("bad-character", ("aliases", aliases.index(character))),
    ]
    assert "at offset 2" in refusal.value.faults[0].message


@given(st.characters())
def test_a_character_is_refused_if_and_only_if_lxml_refuses_it(character):
    refused = False
    try:
        etree.Element("a").text = character
    except (ValueError, UnicodeEncodeError):
        refused = True
    assert (unfit(character) is not None) is refused


def test_lists_become_tuples_so_that_values_are_hashable_and_equal_what_is_read_back():
    link = Attribution(["yoo"], [SPAN], [SPAN], [SPAN], attributed_to=[Attribution(["nis"])], rests_on=["no"])
    statement = Statement("yes", [SPAN], [link], contradicts=["no"], about=["no"], cues=[SPAN], hedges=[SPAN])
    made = article(statements=[statement, NO], without_statement=[WithoutStatement([SPAN])], claims=[])
    tuples = Attribution(("yoo",), (SPAN,), (SPAN,), (SPAN,), attributed_to=(Attribution(("nis",)),), rests_on=("no",))
    assert (link, hash(link)) == (tuples, hash(tuples))
    assert hash(made) == hash(loads(to_yaml(made)))
    assert made == loads(to_yaml(made)) == read_provxml(to_provxml(made))


@given(st.data())
def test_a_value_with_any_field_changed_is_refused_with_faults_or_makes_an_article_that_every_format_carries(data):
    original = data.draw(articles(max_statements=2))
    parts = [
        original,
        *(
            part
            for name in ("sources", "claims", "statements", "without_statement")
            for part in getattr(original, name)
        ),
        *(link for one in original.statements for link in one.attributions()),
        *(span for one in original.statements for span in one.content),
    ]
    part = data.draw(st.sampled_from(parts))
    name = data.draw(st.sampled_from([attribute.name for attribute in fields(type(part))]))
    value = data.draw(
        st.sampled_from([None, "", " ", "x", "\x00", 0, -1, 3.5, b"", (), ("x",), [part], {}, Certainty.DENIED])
    )
    refusal = changed = None
    try:
        changed = evolve(part, **{name: value})
    except ModelError as error:
        refusal = error
    if isinstance(changed, Article):
        assert changed == loads(to_yaml(changed)) == read_provxml(to_provxml(changed))
    elif refusal is None:
        hash(changed)
    else:
        assert refusal.faults
        assert all(fault.message and fault.code != "problem" for fault in refusal.faults)


def test_generators_will_do_for_lists():
    assert Attribution(name for name in ("yoo", "nis")).sources == ("yoo", "nis")
    assert article(statements=(one for one in (NO, YES))) == article()


def test_names_and_ids_cannot_be_blank():
    sources = (*article().sources, Source(" ", "X"), Source("x", "\n"), Source("z", "Z", aliases=("",)))
    assert faults(id="\t", sources=sources, claims=[Claim("", "C")]) == [
        ("empty-id", ("sources", " ")),
        ("empty-id", ("claims", "")),
        ("empty-id", ("article", "id")),
        ("empty-name", ("sources", "x", "name")),
        ("empty-name", ("sources", "z", "aliases")),
    ]


def test_nobody_acts_for_themselves():
    sources = (*article().sources, Source("x", "X", acts_for=("x", "nis"), owned_by=("x",)))
    assert faults(sources=sources) == [("self-reference", ("sources", "x", "acts_for"))]


def test_independent_links_differ_in_something():
    below = Attribution(("nis",), attributed_to=(Attribution(("yoo",)), Attribution(("yoo",))))
    start = ("statements", "no", "attributed_to")
    assert set(faults(statements=(evolve(NO, attributed_to=(below, below)),))) == {
        ("duplicate-link", (*start, 1)),
        ("duplicate-link", (*start, 0, "attributed_to", 1)),
        ("duplicate-link", (*start, 1, "attributed_to", 1)),
    }
    said, added = Attribution(("yoo",), (SPAN,)), Attribution(("yoo",))
    assert article(statements=(evolve(YES, attributed_to=(said, added)),)).statements[0].attributed_to == (said, added)


def test_links_that_are_the_same_once_their_references_are_short_stand_twice():
    links = (Attribution(("yoo",), rests_on=("a#no",)), Attribution(("yoo",), rests_on=("no",)))
    assert faults(statements=(evolve(YES, attributed_to=links), NO))[0][0] == "duplicate-link"


def test_a_circle_through_a_joint_link_shows_who_speaks_jointly():
    links = (Attribution(("yoo", "nis"), attributed_to=(Attribution(("x",), attributed_to=(Attribution(("nis",)),)),)),)
    with pytest.raises(ModelError, match=r"circular attribution: \(yoo, nis\) ← x ← nis; 'nis' cannot be"):
        article(sources=(*article().sources, Source("x", "X")), statements=[evolve(NO, attributed_to=links)])


def test_a_link_to_the_outlet_itself_says_that_its_own_voice_needs_none():
    with pytest.raises(ModelError, match="'news' is the outlet, whose own voice needs no attribution; take it out"):
        article(statements=[evolve(NO, attributed_to=nested("news"))])
    with pytest.raises(ModelError, match="news ← yoo ← news; 'news' cannot be what it rests on itself"):
        article(statements=[evolve(NO, attributed_to=nested("yoo", "news"))])


def test_a_source_may_come_again_for_what_it_said_in_another_article_alone():
    earlier = Attribution(("news",), rests_on=("b#s1",))
    told = Attribution(("yoo",), attributed_to=(earlier,))
    made = article(statements=[evolve(NO, attributed_to=(earlier, told))])
    assert made.statements[0].attributed_to == (earlier, told)
    for here in (("no",), ("b#s1", "no"), ("a#no",)):
        again = Attribution(("news",), rests_on=here)
        with pytest.raises(ModelError, match="news ← news; 'news' is the outlet"):
            article(statements=[evolve(YES, attributed_to=(again,)), NO])


def test_circles_of_very_many_statements_are_told_in_short_sentences():
    ids = [f"s{number}" for number in range(500)]
    statements = [
        evolve(NO, id=id_, attributed_to=(Attribution(("yoo",), rests_on=tuple({onward, "s0"})),))
        for id_, onward in zip(ids, (*ids[1:], "s0"), strict=True)
    ]
    with pytest.raises(ModelError) as refusal:
        article(statements=statements)
    assert len(refusal.value.faults) == 500

    longest = max((fault.message for fault in refusal.value.faults), key=len)
    assert len(longest) < 200
    assert "more … → " in longest


def test_an_outlet_that_is_no_source_asks_to_be_declared():
    with pytest.raises(ModelError, match="the outlet 'tempo' is not among the sources; declare it as one"):
        article(outlet="tempo")


def test_very_deep_links_that_are_the_same_or_refer_to_their_own_article_are_refused_and_no_recursion_error():
    deep = ()
    for _ in range(3_000):
        deep = (Attribution(("yoo",), attributed_to=deep, rests_on=("a#no",)),)
    assert "too-deep" in {code for code, _ in faults(statements=(evolve(YES, attributed_to=deep * 2), NO))}


def test_statements_at_one_place_stand_in_the_order_of_their_numbers():
    ids = ["s1", "s2", "s2b", "s10", "s10x1", "s010", "s" + "9" * 5_000, "t1"]
    made = article(statements=[Statement(id_, NO.content) for id_ in reversed(ids)])
    assert [one.id for one in made.statements] == ["s1", "s2", "s2b", "s010", "s10", "s10x1", "s" + "9" * 5_000, "t1"]


def test_certainties_compare_from_denied_to_asserted_and_unspecified_stands_outside():
    ordered = [Certainty.DENIED, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.ASSERTED]
    assert sorted(Certainty, key=lambda one: (one.rank is None, one.rank)) == [*ordered, Certainty.UNSPECIFIED]
    assert sorted({*ordered}) == ordered
    assert Certainty.DENIED < Certainty.POSSIBLE <= Certainty.POSSIBLE < Certainty.ASSERTED > Certainty.PROBABLE
    assert max(ordered) is Certainty.ASSERTED
    for compared in (lt, le, gt, ge):
        with pytest.raises(TypeError):
            compared(Certainty.UNSPECIFIED, Certainty.DENIED)
        with pytest.raises(TypeError):
            compared(Certainty.UNSPECIFIED, Certainty.UNSPECIFIED)


def test_the_repr_of_an_article_is_one_short_line():
    assert repr(article()) == "<Article 'a' of 'news': 2 statements, 3 sources, 0 claims>"
    assert repr(article(id="x" * 1_000)).count("x") < 100


def test_the_model_names_what_it_exports():
    assert set(model.__all__) <= set(dir(model))
