"""The report page in a real browser: headless Chromium, driven by playwright, judged by axe-core.

Skipped where one of them is not there (see chromium).
"""

from __future__ import annotations

from typing import Self

import pytest
from chromium import MODULES, bounded, browsing
from command import EXAMPLES

import provenance

AXE = MODULES / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
SPILL = EXAMPLES / "osse-spill-2024-06"
HOSTILE = "<b>x</b></script><script>document.title='taken'</script>\u202eevil\u2066 &amp; \"'"


def hostile() -> provenance.Article:
    """An article that tries to get out of every place that a string can come to."""
    text = f"{HOSTILE}\r\n\r\nSaid {HOSTILE}: one two three.\u202e"
    spans = [provenance.Span.of(text, text.index(words), text.index(words) + len(words)) for words in
             ("one two", "two three", "Said")]  # fmt: skip
    who = provenance.Source(f"s{HOSTILE}", HOSTILE, None, HOSTILE, (HOSTILE,), interests=(HOSTILE,))
    link = provenance.Attribution((who.id,), (spans[2],), place=HOSTILE, said=provenance.Date("2024-03"))
    statements = [
        provenance.Statement(f"1{HOSTILE}", (spans[0],), (link,), claim=HOSTILE),
        provenance.Statement("2", (spans[1],), contradicts=(f"1{HOSTILE}",)),
    ]
    return provenance.Article(
        f"a{HOSTILE}", HOSTILE, "o", text, provenance.Date("2024-03-12"), "ar", "javascript:alert(1)",
        (who, provenance.Source("o", HOSTILE, provenance.SourceKind.OUTLET)),
        (provenance.Claim(HOSTILE, HOSTILE),), statements,
    )  # fmt: skip


def articles_of(name: str) -> list[provenance.Article]:
    return [hostile()] if name == "hostile" else list(provenance.load_all([EXAMPLES / name]))


NAMES = ("newslive-2023-11-01", "osse-spill-2024-06", "hostile")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages, as addresses of files."""
    folder = tmp_path_factory.mktemp("pages")
    addresses = {}
    for name in NAMES:
        file = folder / f"{name}.html"
        file.write_text(provenance.to_report(articles_of(name)), encoding="utf-8", newline="")
        addresses[name] = file.as_uri()
    return addresses


@pytest.fixture(scope="module")
def browser():
    with browsing() as chromium:
        yield chromium


@pytest.fixture(autouse=True)
def in_time(browser):  # noqa: ARG001  # which is started before
    with bounded():
        yield


class Visit:
    """A page that was opened, and everything that it said and asked for."""

    def __init__(self, browser, address, **options) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.context = browser.new_context(viewport=options.pop("viewport", DESKTOP), **options)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_page_says_nothing_to_the_console_and_asks_for_nothing_but_itself(browser, pages, name):
    with Visit(browser, pages[name]) as visit:
        visit.page.wait_for_load_state("load")
        assert visit.said == []
        assert visit.asked == [pages[name]]
        assert visit.page.title() != "taken"


TEXTS = """() => [...document.querySelectorAll("article.text")].map(article => {
  const copy = article.cloneNode(true);
  for (const one of copy.querySelectorAll(".ref, .notes")) one.remove();
  return [...copy.querySelectorAll(".words")].map(words => words.textContent);
})"""

MARKS = """() => Object.fromEntries([...document.querySelectorAll("sup.ref a")].map(ref => {
  const key = ref.id.slice(1);
  const marks = [...document.querySelectorAll("mark[data-s]")].filter(mark => mark.dataset.s.split(" ").includes(key));
  return [key, marks.map(mark => { const copy = mark.cloneNode(true); return copy.textContent; }).join("")];
}))"""


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("name", NAMES)
def test_the_text_and_every_marked_statement_stand_on_the_page_as_in_the_article(browser, pages, name, scripted):
    articles = articles_of(name)
    with Visit(browser, pages[name], java_script_enabled=scripted) as visit:
        texts, marks = visit.page.evaluate(TEXTS), visit.page.evaluate(MARKS)
    assert texts == [[one.exact for one in provenance.spans.paragraphs(article.text)] for article in articles]
    expected = {
        f"{number}-{position}": "".join(span.exact for span in statement.content)
        for number, article in enumerate(articles, start=1)
        for position, statement in enumerate(article.statements, start=1)
    }
    assert marks == expected


def test_without_script_every_place_can_be_reached_and_nothing_is_hidden(browser, pages):
    with Visit(browser, pages["osse-spill-2024-06"], java_script_enabled=False) as visit:
        dangling = visit.page.evaluate(
            "() => [...document.querySelectorAll('a[href^=\"#\"]')]"
            ".filter(a => !document.getElementById(a.getAttribute('href').slice(1))).map(a => a.outerHTML)"
        )
        assert dangling == []
        for id_ in ("summary", "text", "claims", "sources", "drawing", "timeline", "findings", "method", "data"):
            assert visit.page.locator(f"section#{id_}").is_visible()


@pytest.mark.parametrize(
    ("name", "scheme", "viewport"),
    [  # each look and each width with both examples
        ("newslive-2023-11-01", "light", PHONE),
        ("newslive-2023-11-01", "dark", DESKTOP),
        ("osse-spill-2024-06", "dark", PHONE),
        ("osse-spill-2024-06", "light", DESKTOP),
        ("hostile", "light", PHONE),
    ],
)
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (make tools)")
def test_axe_finds_no_violation(browser, pages, name, scheme, viewport):
    with Visit(browser, pages[name], viewport=viewport, color_scheme=scheme) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        visit.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = visit.page.evaluate("() => axe.run({resultTypes: ['violations', 'incomplete']})")
    assert len(found["passes"]) > 20
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_never_wider_than_the_screen(browser, pages, name):
    with Visit(browser, pages[name], viewport=PHONE) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("name", NAMES[:2])
def test_the_figures_of_claims_need_no_moving_sideways_on_a_phone(browser, pages, name):
    with Visit(browser, pages[name], viewport=PHONE) as visit:
        frame = "document.querySelector('#summary .frame')"
        assert visit.page.evaluate(f"{frame}.scrollWidth - {frame}.clientWidth") <= 0


def test_on_paper_facts_stand_beside_their_names_and_notes_beside_the_text(browser, pages):
    with Visit(browser, pages["newslive-2023-11-01"], viewport={"width": 680, "height": 960}) as visit:
        shown = "one => getComputedStyle(document.querySelector(one)).display"
        assert visit.page.evaluate(shown, ".row") == "block"  # a narrow screen
        visit.page.emulate_media(media="print")
        assert {visit.page.evaluate(shown, one) for one in (".row", ".facts div", ".timeline li")} == {"grid"}


def test_reaching_a_statement_with_the_keyboard_lights_its_words_and_its_note(browser, pages):
    with Visit(browser, pages["newslive-2023-11-01"]) as visit:
        visit.page.focus("#m1-2")
        assert set(visit.page.evaluate("[...document.querySelectorAll('.lit')].map(one => one.tagName)")) >= {
            "MARK", "LI"
        }  # fmt: skip
        visit.page.focus("#m1-3")
        lit = visit.page.evaluate("[...document.querySelectorAll('li.lit')].map(one => one.id)")
        assert lit == ["n1-3"]


def test_the_data_can_be_saved_and_are_the_articles(browser, pages, tmp_path):
    with Visit(browser, pages["osse-spill-2024-06"]) as visit:
        with visit.page.expect_download() as download:
            visit.page.locator("button.save").first.click()
        saved = tmp_path / "articles.json"
        download.value.save_as(saved)
        assert visit.said == []
    assert {article.id: article for article in provenance.load_all([saved])} == {
        article.id: article for article in articles_of("osse-spill-2024-06")
    }


OVERLAPS = """() => [...document.querySelectorAll("svg.chains")].flatMap(svg => {
  const boxes = [...svg.querySelectorAll("g > rect.box")].map(rect => rect.getBoundingClientRect());
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  const wrong = [];
  boxes.forEach((one, n) => boxes.slice(n + 1).forEach(other => {
    if (!apart(one, other)) wrong.push("boxes overlap");
  }));
  for (const text of svg.querySelectorAll("g > text")) {
    const box = text.parentNode.querySelector("rect").getBoundingClientRect(), words = text.getBoundingClientRect();
    if (words.left < box.left || words.right > box.right || words.top < box.top - 1 || words.bottom > box.bottom + 1)
      wrong.push(text.textContent);
  }
  return wrong;
})"""


@pytest.mark.parametrize("name", NAMES)
def test_no_label_leaves_its_box_and_no_box_overlaps_another(browser, pages, name):
    with Visit(browser, pages[name]) as visit:
        assert visit.page.evaluate("document.querySelectorAll('svg.chains g > text').length") > 0
        assert visit.page.evaluate(OVERLAPS) == []


def test_forced_colours_and_print_keep_the_marks(browser, pages):
    with Visit(browser, pages["newslive-2023-11-01"], forced_colors="active") as visit:
        line = "getComputedStyle(document.querySelector('article mark.named')).textDecorationLine"
        assert visit.page.evaluate(line) == "underline"
        visit.page.emulate_media(media="print", forced_colors="none")
        assert visit.page.evaluate(line) == "underline"
        assert not visit.page.locator("nav").is_visible()
