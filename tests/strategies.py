"""Hypothesis strategies for articles: everything the model can express, and only what holds together.

``articles()`` is the strategy to test an exporter or a reader with. No string of the model holds a character that XML
1.0 cannot carry; ``strings(any_text=True)`` lifts that for what is not the model's.
"""

from __future__ import annotations

from functools import lru_cache

from attrs import evolve
from hypothesis import strategies as st

from provenance.dates import Date
from provenance.model import UNATTRIBUTED, Article, Attribution, Claim, Source, Statement, WithoutStatement
from provenance.references import resolved
from provenance.retrieval import Retrieval, digest_of
from provenance.spans import Passage, Span
from provenance.terms import Basis, Certainty, Quotation, SourceKind, Voice

# XML 1.0 §2.2: Char. Surrogates cannot be encoded at all.
_XML_CHARACTERS = st.characters(
    exclude_categories=("Cs",),
    exclude_characters="".join(map(chr, (*range(9), 11, 12, *range(14, 32)))) + "\ufffe\uffff",
)
_ANY_CHARACTERS = st.characters(exclude_categories=("Cs",))
_TELLING_CHARACTERS = st.sampled_from(
    [*"ab \n\t\r<>&\"'#:-[]{}?!|%@`,.…“”/\\0~=]_", "\x85", "\u2028", "\xa0", "\u200f", "é", "中", "م", "😀", "\ufeff"]
)
_NAMES = ["Yoo", "yoo", "Korea Utara", "NIS", "Menurut", "mengungkapkan bahwa", "北朝鮮", "ไทย", "مصدر", "…"]
_MISREAD = ["no", "null", "~", "0e1", "1_000", "2023-11-01", "true", "=", "<<", "- a", "a: b", "# x", "'", '"', "\\n"]
_MARKUP = ["]]>", "<b>", "&amp;"]
_WORDS = st.sampled_from([*_NAMES, *_MISREAD, *_MARKUP])

LANGUAGES = ("id", "en", "en-GB", "zh-Hant-TW", "sr-Latn", "de-CH-1996", "x-private", "i-klingon")


def characters(*, any_text: bool = False) -> st.SearchStrategy[str]:
    """One character; one that XML 1.0 can carry unless `any_text`."""
    return st.one_of(_TELLING_CHARACTERS, _ANY_CHARACTERS if any_text else _XML_CHARACTERS)


@lru_cache
def strings(*, any_text: bool = False, min_size: int = 0, max_size: int = 12) -> st.SearchStrategy[str]:
    """Short strings in any script, and words that formats like to misread."""
    return st.one_of(_WORDS, st.text(characters(any_text=any_text), min_size=min_size, max_size=max_size))


@lru_cache
def ids() -> st.SearchStrategy[str]:
    """Ids of any shape: spaces, slashes, dots, #, beyond the BMP, starting with digits; never blank."""
    shapes = st.sampled_from(
        ["s1", "s2", "1a", "a/b", "a b", "a.b", "a#b", "#", "a:b", "é", "😀", "..", "kr-parliament"]
    )
    return st.one_of(shapes, strings(min_size=1, max_size=8).filter(str.strip))


@lru_cache
def names() -> st.SearchStrategy[str]:
    """Names in any script; never blank."""
    return strings(min_size=1).filter(str.strip)


def texts() -> st.SearchStrategy[str]:
    """Texts of articles: paragraphs of words that come back, among characters that trouble formats."""
    piece = st.one_of(_WORDS, st.sampled_from(["\n", "\n\n", "\r\n", " ", "  ", ". "]), characters())
    return st.lists(piece, max_size=25).map("".join)


@lru_cache
def dates() -> st.SearchStrategy[Date]:
    """Dates of every precision, with and without offsets."""
    day = st.dates().map(lambda value: value.isoformat())
    clock = st.times().map(lambda value: value.replace(microsecond=0).isoformat())
    offset = st.sampled_from(["", "Z", "+07:00", "-03:30", "+00:00"])
    instants = st.builds("{}T{}{}{}".format, day, clock, st.sampled_from(["", ".5", ".123456"]), offset)
    minutes = st.builds(lambda d, c, o: f"{d}T{c[:5]}{o}", day, clock, offset)
    shapes = st.one_of(day, day.map(lambda value: value[:7]), day.map(lambda value: value[:4]), minutes, instants)
    return shapes.map(Date)


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> Span:
    """A span of a text that is not empty, sometimes with the words before and after it."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 30)))
    before = draw(st.integers(0, min(start, 6))) if draw(st.booleans()) else 0
    after = draw(st.integers(0, min(len(text) - end, 6))) if draw(st.booleans()) else 0
    return Span(start, end, text[start:end], text[start - before : start], text[end : end + after])


@st.composite
def passages_in(draw: st.DrawFn, text: str, *, min_size: int = 0) -> Passage:
    """Spans of a text in order, not overlapping; none when the text is empty."""
    if not text:
        return ()
    wanted = draw(st.lists(spans_in(text), min_size=min_size, max_size=max(min_size, draw(st.integers(0, 3)))))
    passage: list[Span] = []
    for span in sorted(wanted):
        if not passage or passage[-1].end <= span.start:
            passage.append(span)
    return tuple(passage)


@st.composite
def sources_with(draw: st.DrawFn, id_: str, known: list[str]) -> Source:
    """A source with this id that acts for some of the known ones."""
    words = strings()
    others = [other for other in known if other != id_]
    some = st.lists(st.sampled_from(others), max_size=2) if others else st.just([])
    return Source(
        id_,
        draw(names()),
        draw(st.none() | st.sampled_from(SourceKind)),
        draw(st.none() | words),
        tuple(draw(st.lists(names(), max_size=2))),
        tuple(draw(some)),
        tuple(draw(st.lists(st.sampled_from(known), max_size=2))) + tuple(draw(st.lists(words, max_size=1))),
        tuple(draw(some)),
    )


@st.composite
def attributions_in(
    draw: st.DrawFn, text: str, sources: list[str], rests_on: list[str], *, depth: int = 3
) -> Attribution:
    """A link whose sources are among these (not empty), and which rests on some of these statements."""
    named = draw(st.lists(st.sampled_from(sources), min_size=1, max_size=3, unique=True))
    below = [id_ for id_ in sources if id_ not in named]
    further: tuple[Attribution, ...] = ()
    if depth and below and draw(st.booleans()):
        link = attributions_in(text, below, rests_on, depth=depth - 1)
        further = tuple(draw(st.lists(link, max_size=2, unique=True)))
    few = draw(st.booleans())  # most links are plain, and plain ones are quick to draw
    return Attribution(
        tuple(named),
        draw(passages_in(text)),
        () if few else draw(passages_in(text)),
        () if few else draw(passages_in(text)),
        draw(st.sampled_from(Basis)),
        Certainty.UNSPECIFIED if few else draw(st.sampled_from(Certainty)),
        None if few else draw(st.none() | st.sampled_from(Quotation)),
        None if few else draw(st.none() | dates()),
        None if few else draw(st.none() | strings()),
        further,
        tuple(draw(st.lists(st.sampled_from(rests_on), max_size=2))) if rests_on else (),
        None if few else draw(st.none() | strings()),
    )


@st.composite
def retrievals(draw: st.DrawFn, text: str) -> Retrieval | None:
    """How a text was come by, as far as anybody knows."""
    words = st.none() | strings()
    found = Retrieval(
        url=draw(words),
        retrieved=draw(st.none() | dates()),
        sha256=draw(st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex)),
        text_sha256=draw(st.sampled_from([None, digest_of(text)])),
        tool=draw(words),
    )
    return None if found.is_empty else found


@st.composite
def articles(draw: st.DrawFn, *, max_statements: int = 4) -> Article:
    """A valid article.

    Nobody is quoted below themselves, and statements rest only on statements drawn before them, so nothing is circular.
    """
    words = strings()
    text = draw(texts())
    source_ids = draw(st.lists(ids(), min_size=1, max_size=5, unique=True))
    outlet = source_ids[0]
    known = sorted({*source_ids, UNATTRIBUTED.id})
    quotable = [id_ for id_ in known if id_ != outlet]
    claim_ids = draw(st.lists(ids(), max_size=2, unique=True))
    count = max_statements if text else 0
    statement_ids = draw(st.lists(ids(), max_size=count, unique=True))
    statements = []
    for number, id_ in enumerate(statement_ids):
        others = st.lists(st.sampled_from([other for other in statement_ids if other != id_] or [""]), max_size=2)
        link = attributions_in(text, quotable, statement_ids[:number])
        statements.append(
            Statement(
                id_,
                draw(passages_in(text, min_size=1)),
                tuple(draw(st.lists(link, max_size=2, unique=True))) if quotable else (),
                draw(st.none() | st.sampled_from(claim_ids)) if claim_ids else None,
                tuple(filter(None, draw(others))),
                tuple(filter(None, draw(others))),
                draw(st.sampled_from(Certainty)),
                draw(passages_in(text)),
                draw(passages_in(text)),
                draw(st.sampled_from(Voice)),
                drafted := draw(st.booleans()),
                draw(st.none() | words) if drafted else None,
            )
        )
    without = st.builds(WithoutStatement, passages_in(text, min_size=1), st.none() | words)
    return Article(
        id=draw(ids()),
        title=draw(words),
        outlet=outlet,
        text=text,
        published=draw(st.none() | dates()),
        language=draw(st.none() | st.sampled_from(LANGUAGES)),
        url=draw(st.none() | st.just("https://example.org/a?b=1&c=%20#d") | words),
        sources=tuple(draw(sources_with(id_, known)) for id_ in source_ids),
        claims=tuple(Claim(id_, draw(words), tuple(draw(st.lists(words, max_size=2)))) for id_ in claim_ids),
        statements=tuple(statements),
        without_statement=tuple(draw(st.lists(without, max_size=2))) if text else (),
        drafted_by=draw(st.none() | st.just("provenance-tracker 1.2.0") | words),
        retrieval=draw(st.none() | retrievals(text)),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Article]:
    """Articles of any content whose links rest on statements of each other, and of articles that are not there.

    Circles between articles are frequent; references to the article itself, written long, are among them.
    """
    several = draw(st.lists(articles(max_statements=3), min_size=1, max_size=3, unique_by=lambda one: one.id))
    targets = [f"{one.id}#{statement.id}" for one in several for statement in one.statements]
    targets += ["elsewhere#s1", f"{several[0].id}#nothing"]

    def crossing(link: Attribution, article: Article) -> Attribution:
        more = [
            target
            for target in draw(st.lists(st.sampled_from(targets), max_size=2))
            if (meant := resolved(target, article.id, article.statements_by_id)) and meant.article != article.id
        ]
        return evolve(link, rests_on=(*link.rests_on, *more), attributed_to=all_crossing(link.attributed_to, article))

    def all_crossing(links: tuple[Attribution, ...], article: Article) -> tuple[Attribution, ...]:
        return tuple(dict.fromkeys(crossing(link, article) for link in links))  # two may have become one

    return [
        evolve(
            one,
            statements=[
                evolve(statement, attributed_to=all_crossing(statement.attributed_to, one))
                for statement in one.statements
            ],
        )
        for one in several
    ]


@st.composite
def webs(draw: st.DrawFn) -> list[Article]:
    """Small articles that rest on each other thickly: many circles, statements in an outlet's own voice, dead ends."""
    text = "Words."
    names = draw(st.sampled_from(["x", "xy", "xyz"]))
    people = (
        *(Source(f"o{name}", f"O{name}", SourceKind.OUTLET) for name in "xyz"),
        Source("p", "P"),
        Source("q", "Q"),
    )
    count = {name: draw(st.integers(1, 3)) for name in names}
    targets = [f"{name}#s{n}" for name in names for n in range(count[name])] + ["away#s0"]
    several = []
    for name in names:
        others = [source.id for source in people if source.id != f"o{name}"]
        statements = []
        for number in range(count[name]):
            outside = [target for target in targets if not target.startswith(f"{name}#")]
            inside = [f"s{before}" for before in range(number)]
            link = st.builds(
                Attribution,
                st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True).map(tuple),
                rests_on=st.lists(st.sampled_from(outside + inside), max_size=2),
            )
            links = tuple(draw(st.lists(link, max_size=2, unique=True)))
            statements.append(Statement(f"s{number}", (Span.of(text, 0, 5),), links, claim="c"))
        published = draw(st.none() | st.sampled_from(["2024", "2024-03", "2024-03-01", "2024-03-02"]).map(Date))
        claims = [Claim("c", "C")]
        several.append(
            Article(name, "T", f"o{name}", text, published, sources=people, claims=claims, statements=statements)
        )
    return several
