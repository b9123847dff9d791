"""Names that tell of no event of their own: they describe a noun, or say how much there was."""

from __future__ import annotations

from collections.abc import Sequence

from vakg.extract.phrases import word_classes
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention
from vakg.extract.wording import bearer_pattern, words_of_kind

_DEED = "vaco:Procedure"
_BEHIND = 30  # code points behind a name in which its verb stands


def is_adjective(text: str, name: Mention) -> bool:
    """Tell whether a name only describes the noun behind it.

    Args:
        text: The document's text.
        name: The name.
    """
    return bearer_pattern().match(text, name.end) is not None


def has_object(reader: Reader, text: str, name: Mention) -> bool:
    """Tell whether a participle that tells of a deed is another verb here: "the wound discharged pus".

    Args:
        reader: What the ontology knows.
        text: The document's text.
        name: The name.
    """
    if " " in name.text or not name.text.endswith("ed") or not reader.is_a(name.curie, _DEED):
        return False
    before = text[max(0, name.start - 20) : name.start].lower().split()
    behind = text[name.end : name.end + 20].lower().split()
    led = word_classes("be", "have", "adverb", "coordinator", "pronoun", "people", "preposition")
    closed = word_classes("preposition", "adverb", "coordinator", "determiner", "pronoun", "time")
    return (
        bool(before and behind and text[name.end : name.end + 1] == " ")
        and before[-1].isalpha()
        and before[-1] not in led
        and behind[0].strip(".,;").isalpha()
        and behind[0] not in closed
        and behind[0].strip(".,;") not in words_of_kind("whither")
    )


def is_amount(reader: Reader, text: str, name: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether the name of a way to inject says how much there was of what follows: "of a leak".

    Args:
        reader: What the ontology knows.
        text: The document's text.
        name: The name.
        others: The other names of the sentence.
    """
    if not reader.is_a(name.curie, "vaco:InjectionTechnique"):
        return False
    behind = text[name.end : name.end + _BEHIND].lower().split()[:2]
    if behind[:1] != [] and behind[0] in word_classes("be") and behind[-1] in word_classes("found"):
        return True  # "a small amount of cement was seen to leave it"
    return any(
        name.start < other.start
        and name.end < other.end
        and (other.start < name.end or not text[name.end : other.start].strip())
        and not reader.is_procedure(other.curie)
        for other in others
    )
