"""Whether a preposition that leads from a head to a place says that the one is in the other."""

from __future__ import annotations

from vakg.extract.events.found import Found
from vakg.extract.located.between import leading, words_between
from vakg.extract.located.gaps import Gap
from vakg.extract.located.ways import extends
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.spans import Mention, Span
from vakg.extract.wording import words_of_kind

_LEADING = 40  # code points behind a place in which the preposition that leads on stands
_AROUND = frozenset({"around", "on", "near", "behind", "beside", "within", "at", "to", "from"})
_HOLLOW = ("vaco:VascularStructure", "vaco:VisceralOrgan", "vaco:BonyStructure")


def is_led_to(reader: Reader, text: str, head: Found, site: Span, gap: Gap) -> bool:
    """Tell whether a preposition that leads from a head to a place says that the one is in the other."""
    if gap is Gap.PLACE:
        ways = (_is_access, _is_beside, _is_passed)
        return not any(is_no_place(reader, text, head, site) for is_no_place in ways)
    return _is_at(reader, text, head, site)


def _is_access(reader: Reader, text: str, head: Found, site: Span) -> bool:
    """Tell whether a place is only the way to where something is done: "snared through the vein"."""
    words = words_between(text, head.reach.end, site.start)
    leads = [word for word in words if word in words_of_kind("place")]
    is_way = bool(leads) and leads[-1] in words_of_kind("access")
    return is_way and reader.is_a(head.curie, "vaco:Procedure")


def _is_passed(reader: Reader, text: str, head: Found, site: Span) -> bool:
    """Tell whether something went through a bone to elsewhere: "through the pedicle into the canal"."""
    bony = isinstance(site, Mention) and reader.is_a(site.curie, "vaco:BonyStructure")
    behind = text[site.end : site.end + _LEADING].lower().split()[:1]
    words = words_between(text, head.reach.end, site.start)
    through = any(word in words_of_kind("access") for word in words)
    onward = behind != [] and behind[0] in words_of_kind("onto")
    return bony and through and (onward or head.inferred)


def is_no_subject(reader: Reader, text: str, head: Found, site: Span) -> bool:
    """Tell whether a verb says where something is, which no deed can be: "nothing crossed the valve".

    Nor can a thing behind a preposition: "the thrombus around the cement filled the vein".
    """
    if head.inferred and _is_led(text, head):
        words = words_between(text, head.reach.end, site.start)
        return words[:1] != () and words[0] in leading() and words[0].endswith(("ed", "s"))
    if not reader.is_a(head.curie, "vaco:Procedure"):
        return False
    words = words_between(text, head.reach.end, site.start)
    leads = [one for one in words if one in leading()]
    active = bool(leads) and leads[-1] not in word_class("preposition") and " " not in leads[-1]
    examined = reader.is_a(head.curie, "vaco:DiagnosticProcedure")
    return active or (examined and not words_of_kind("resting").isdisjoint(words))


def _is_led(text: str, head: Found) -> bool:
    """Tell whether a preposition that says where something else is leads to a head."""
    before = text[max(0, head.head.start - _LEADING) : head.head.start].lower().split()
    bare = [word for word in before if word not in word_class("determiner")]
    return bare[-1:] != [] and bare[-1] in _AROUND


def _is_beside(reader: Reader, text: str, head: Found, site: Span) -> bool:
    """Tell whether a thing is next to what would hold it: "cement near the aorta" is not in it."""
    words = words_between(text, head.reach.end, site.start)
    leads = [word for word in words if word in words_of_kind("place")]
    is_next = bool(leads) and leads[-1] in words_of_kind("beside")
    is_sure = head.inferred or reader.is_a(
        head.curie, "vaco:CementLeakage"
    )  # a shadow may be in it
    return is_next and is_sure and is_hollow(reader, site)


def is_hollow(reader: Reader, site: Span) -> bool:
    """Tell whether something may be inside a place."""
    return isinstance(site, Mention) and any(reader.is_a(site.curie, one) for one in _HOLLOW)


def _is_at(reader: Reader, text: str, head: Found, origin: Span) -> bool:
    """Tell whether something is, or is done, where it comes from: "removed from", "extending from"."""
    words = words_between(text, head.reach.end, origin.start)
    is_done = reader.is_a(head.curie, "vaco:Procedure")
    outside = words_of_kind("outside") - (
        {"out of"} if is_done else set()
    )  # "took it out of the heart"
    if not outside.isdisjoint(words):
        return False
    return is_done or (head.inferred and extends(text, head.reach, origin))
