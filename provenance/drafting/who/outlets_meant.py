"""Which outlet a noun means that names none ("media itu").

May import: introducing, learned, named, outlets, person; terms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from attrs import frozen

from provenance.drafting.who.introducing import Introduced
from provenance.drafting.who.learned import outlets_told
from provenance.drafting.who.named import Named
from provenance.drafting.who.outlets import OutletsNamed
from provenance.drafting.who.person import Person
from provenance.terms import SourceKind

__all__ = ["OutletsMeant"]

_BESIDE = 6  # words of an apposition


@frozen
class OutletsMeant:
    """The outlets of a text, as nouns that point back mean them.

    Attributes:
        named: the names of the text.
        outlets: those that the text calls outlets.
        told: outlets that hand on what others said, each behind the index of its first token.
    """

    named: Named
    outlets: OutletsNamed
    told: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, named: Named, introduced: Sequence[Introduced], alone: Sequence[int]) -> OutletsMeant:
        """The outlets of a text.

        Args:
            named: the names of the text.
            introduced: the same as they stand, with the words of an office before them.
            alone: indices of the words that stand alone as a name.
        """
        tokens, pack = named.tokens, named.pack
        names = sorted([(one.at, one.name.text) for one in introduced] + [(at, tokens.words[at]) for at in alone])
        outlets = OutletsNamed.of(tokens, pack, introduced, alone)
        return cls(named, outlets, tuple(outlets_told(tokens, names, pack)))

    def before(self, at: int, known: Container[str]) -> Person | None:
        """The last name before that is an outlet's, by itself ("Radio Muara") or by what stands with it.

        Args:
            at: index of a token.
            known: names in lower case of those who have spoken.
        """
        if (outlet := self.outlets.before(at)) is not None:
            return Person(outlet, SourceKind.OUTLET)
        named = next((one for one in reversed(self.named.before(at + 1)) if self._is_outlet(one, known)), None)
        number = bisect_left(self.told, at, key=lambda pair: pair[0])
        relayed = self.told[number - 1] if number else None
        if relayed is not None and (named is None or named.at <= relayed[0]):
            return Person(relayed[1], SourceKind.OUTLET)
        return None if named is None else Person(named.name.text, SourceKind.OUTLET)

    def _is_outlet(self, one: Introduced, known: Container[str]) -> bool:
        words = self.named.pack.words
        bodies = (
            words["organization_words"] if words["where_words"] else ()
        )  # "kantor" is one, and stands in "kantor berita"
        media = (word in words["media_words"] and word not in bodies for word in one.name.words)
        if any(media) or any(word in words["outlets"] for word in one.name.words):
            return True
        return one.name.kind is SourceKind.OUTLET or self._sounds_like_outlet(one, known)

    def _sounds_like_outlet(self, one: Introduced, known: Container[str]) -> bool:
        """Whether a name has an article and no office, or an outlet's noun beside it ("the Halden Courier")."""
        tokens, words = self.named.tokens, self.named.pack.words
        last = one.at + len(one.name.words)
        beside = (
            range(last + 1, min(last + _BESIDE, len(tokens) - 1)) if tokens.words[last : last + 1] == (",",) else ()
        )
        if any(tokens.lower[at] in words["media_words"] and tokens.words[at + 1] in ",." for at in beside):
            return True
        article = one.at > 0 and tokens.lower[one.at - 1] in words["definite"]
        spoke = one.name.text.lower() in known
        return article and spoke and one.name.kind is SourceKind.PERSON and not one.name.role
