"""Who has spoken so far in a text, and who is the last of each sort.

May import: genders, pack, person, phrases, things, tokens; terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, field, mutable

from provenance.drafting.pack import Pack
from provenance.drafting.text.phrases import Mention, Shape
from provenance.drafting.text.tokens import Tokens
from provenance.drafting.who.genders import Genders
from provenance.drafting.who.person import BODIES, Person
from provenance.drafting.who.things import heads_of
from provenance.terms import SourceKind

__all__ = ["Spoken"]

_LATEST = 12
_LOOKED_AT = 50  # words before the last one who spoke


@mutable
class Spoken:
    """Remembers who spoke, in the order of the text.

    Attributes:
        tokens: of the text.
        pack: its language.
        known: everybody who has spoken, by name in lower case.
        genders: what pronouns have told of them.
        before_last: the person who spoke before the last one, by name in lower case.
    """

    tokens: Tokens
    pack: Pack
    known: dict[str, Person] = field(factory=dict)
    genders: Genders = field(init=False, default=Factory(lambda self: Genders(self.pack), takes_self=True))
    before_last: str | None = None
    _by_head: dict[str, str] = field(factory=dict)
    _last: dict[str, tuple[str, int]] = field(factory=dict)
    _latest: list[str] = field(factory=list)  # everybody who was meant, by name in lower case

    def last(self, sort: str) -> Person | None:
        """The last one of a sort: "person", "organization" or "group"."""
        name = self._last.get(sort)
        return self.known[name[0]] if name else None

    def latest(self) -> Iterator[Person]:
        """Those who were meant last, the last one first."""
        return (self.known[key] for key in reversed(self._latest[-_LATEST:]))

    def last_at(self, sort: str) -> int:
        """Index of the token where the last one of a sort was meant; -1 when there is none."""
        name = self._last.get(sort)
        return name[1] if name else -1

    def by_head(self, head: str) -> Person | None:
        """Who was last described with a noun."""
        key = self._by_head.get(head)
        return None if key is None else self.known[key]

    def by_part(self, person: Person) -> Person | None:
        """Who has spoken by a longer name that a name of one word is part of; the last one."""
        part = person.name.lower()
        if " " in part:
            return None
        whole = (one for key, one in reversed(self.known.items()) if part in key.split())
        return next((one for one in whole if one.kind is SourceKind.PERSON), None)

    def body(self, head: str) -> Person | None:
        """The body that was last described with a noun."""
        person = self.by_head(head)
        return person if person is not None and person.kind in BODIES else None

    def goes_on(self, person: Person, at: int) -> None:
        """Let a person be the last one up to a token, whoever is named before it."""
        key = person.name.lower()
        for sort, (name, since) in self._last.items():
            if name == key and since < at:
                self._last[sort] = (name, at)

    def asked(self, person: Person, at: int) -> Person | None:
        """Who spoke before somebody who asks; the last person from a token on. None when nobody did."""
        before = self.before_last
        if before is None or self._last.get("person", ("", 0))[0] != person.name.lower():
            return None
        self._last["person"] = (before, at)
        return self.known[before]

    def again(self, sort: str, mention: Mention, *, quoted: bool = False) -> Person | None:
        """The last one of a sort, whom a pronoun means; another of the latest when its gender does not fit."""
        person, pronoun = self.last(sort), self.tokens.lower[mention.first]
        if person is None:
            return None
        if sort == "person" and not quoted and not self.fits(pronoun, person):
            fits = (one for one in self.latest() if self.fits(pronoun, one))
            other = next((one for one in fits if one.kind is SourceKind.PERSON), None)
            person = other or person
        if not quoted:
            self.genders.learn(pronoun, person.name)
        self._last[sort] = (person.name.lower(), mention.first)
        return person

    def fits(self, pronoun: str, person: Person) -> bool:
        """Whether a pronoun may mean a person."""
        return self.genders.allows(pronoun, person.name, person.role)

    def last_described(self, head: str) -> Person | None:
        """The last person, unless the text has somebody else for the noun ("sopir itu": "seorang sopir")."""
        last = self._last.get("person")
        if last is None:
            return None
        between = self.tokens.lower[max(0, last[1] - _LOOKED_AT) : last[1]]
        person = self.known[last[0]]
        described = head in (person.role or "").lower().split()
        return person if described or head not in between else None

    def remember(self, person: Person, mention: Mention) -> Person:
        """Let a person be whom a mention meant; with all that is known of them."""
        key = person.name.lower()
        before = self.known.get(key)
        heads = dict.fromkeys(heads_of(self.tokens, mention, person.kind, self.pack), key)
        if mention.aside:
            self.known.setdefault(key, person)
            self._by_head.update(heads)
            return person
        if before is not None:
            person = Person(
                before.name, before.kind or person.kind, before.role or person.role, before.aliases | person.aliases
            )
        self.known[key] = person
        self._by_head.update(heads)
        sorts = self._sorts(person, mention)
        if "person" in sorts and "person" in self._last and self._last["person"][0] != key:
            self.before_last = self._last["person"][0]
        for sort in sorts:
            self._last[sort] = (key, mention.first)
        self._latest.append(key)
        return person

    def _sorts(self, person: Person, mention: Mention) -> tuple[str, ...]:  # noqa: PLR0911  # the kinds, in turn
        """Which pronouns and nouns that point back may mean somebody from now on."""
        if person.kind in (None, SourceKind.ANONYMOUS, SourceKind.PERSON) and self._several(mention):
            return ("group",)
        if person.kind is None and mention.shape is Shape.THING and self.pack.head_last:
            return ("person", "organization", "group")
        land = self.tokens.lower[mention.first] in self.pack.words["definite"] and mention.shape is Shape.NAME
        if person.kind is None and land and self.pack.head_last and self.tokens.words[mention.last - 1][0].isupper():
            return ("organization", "group")  # "the United States"
        if person.kind in (SourceKind.PERSON, None):
            return ("person",)
        if person.kind is SourceKind.OUTLET and self.pack.head_last:
            return ("organization",)
        if person.kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT):
            return ("organization", "group")
        if person.kind is SourceKind.ANONYMOUS:
            return ("person", "group")
        return ("group",) if person.kind is SourceKind.GROUP else ()

    def _several(self, mention: Mention) -> bool:
        """Whether a noun without a name stands in the plural, so that no pronoun for one means it ("her parents")."""
        endings = self.pack.endings["plural"]
        if not endings or mention.shape not in (Shape.THING, Shape.ANONYMOUS):
            return False
        nouns = self.tokens.lower[mention.first : mention.last]
        stop = next((at for at, word in enumerate(nouns) if word in self.pack.words["prepositions"]), len(nouns))
        head = nouns[max(stop - 1, 0)]
        return head in self.pack.words["plural_nouns"] or (head.endswith(endings) and not head.endswith("ss"))
