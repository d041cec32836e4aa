"""Of which gender a person is, in languages whose pronouns tell: by titles and given names, and by earlier pronouns.

May import: pack.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, mutable

from provenance.drafting.pack import Pack

__all__ = ["Genders"]

_KINDS = ("female", "male")


@mutable
class Genders:
    """What the text and the pack tell about who may be meant by a pronoun.

    Attributes:
        pack: the language.
        told: by name in lower case, from pronouns that were resolved before.
    """

    pack: Pack
    told: dict[str, str] = field(factory=dict)

    def of_pronoun(self, lower: str) -> str | None:
        """The gender of a pronoun; None where it has none."""
        return next((kind for kind in _KINDS if lower in self.pack.words[f"{kind}_pronouns"]), None)

    def allows(self, pronoun: str, name: str, role: str | None) -> bool:
        """Whether a pronoun may mean somebody; who is of unknown gender may be meant by each."""
        wanted = self.of_pronoun(pronoun)
        known = self._of(name, role)
        return wanted is None or known is None or wanted == known

    def is_of(self, pronoun: str, name: str) -> bool:
        """Whether a name is known to have the gender of a pronoun."""
        wanted = self.of_pronoun(pronoun)
        return wanted is not None and wanted == self._of(name, None)

    def of_word(self, word: str, name: str, role: str | None) -> bool:
        """Whether a noun may mean somebody; one that tells no gender ("senator") may mean anybody."""
        wanted = next((kind for kind in _KINDS if word in self.pack.words[f"{kind}_words"]), None)
        known = self._of(name, role)
        return wanted is None or known is None or wanted == known

    def learn(self, pronoun: str, name: str) -> None:
        """Keep what a pronoun told about the one it meant."""
        wanted = self.of_pronoun(pronoun)
        if wanted is not None:
            self.told.setdefault(name.lower(), wanted)

    def _of(self, name: str, role: str | None) -> str | None:
        if name.lower() in self.told:
            return self.told[name.lower()]
        words = [
            *(role or "").lower().replace(",", " ").replace(".", " ").split(),
            *name.lower().split()[:1],
            *name.lower().split()[-1:],
        ]
        words += [word for word in name.lower().split() if word in self.pack.words["titles"]]
        kinds = self._told_by(words) or self._told_by(name.lower().split())
        return next(iter(kinds)) if len(kinds) == 1 else None

    def _told_by(self, words: Sequence[str]) -> set[str]:
        return {kind for kind in _KINDS if not self.pack.words[f"{kind}_words"].isdisjoint(words)}
