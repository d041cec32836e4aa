"""What a draft says, in few words, for the tests of drafting."""

from __future__ import annotations

from provenance.drafting import draft

__all__ = ["chains_told", "links_of", "names_below", "told", "words_told"]


def names_below(article, links):
    """The chains below links, as names; sources that speak jointly stand together."""
    found = []
    for link in links:
        name = " + ".join(article.sources_by_id[id_].name for id_ in link.sources)
        found += [[name, *rest] for rest in names_below(article, link.attributed_to)] or [[name]]
    return found


def told(language, text, **known):
    """The statements of a draft, each as its words and the chain of names below the outlet."""
    article = draft(text, language=language, **known).article
    return [(one.text, *names_below(article, one.attributed_to)) for one in article.statements]


def words_told(language, text):
    """What others say in a text: the words of each statement with one chain of names, for each of its chains."""
    article = draft(text, language=language, own_voice=False).article
    return [(one.text, names) for one in article.statements for names in names_below(article, one.attributed_to)]


def chains_told(language, text):
    """The chains of names of what others say in a text, one after another."""
    return [names for _, names in words_told(language, text)]


def links_of(language, text, **known):
    return [link for one in draft(text, language=language, **known).article.statements for link in one.attributions()]
