"""Short texts of our own about one patient, and the events that a reader takes from each.

Columns: the text (it follows "A 70-year-old woman underwent vertebroplasty."), what must be read, the
phenomenon. Parted by " ; ": `present CementLeakage levels=L1,L2 side=left sites=Vein`, or `!Class` where no
event of that class or a kind of it may be read, whatever its status; `!present Class` for this status only.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "composed"
INTRODUCTION = "A 70-year-old woman underwent vertebroplasty. "


@dataclass(frozen=True)
class Wanted:
    """One event that must, or must not, be read."""

    status: str
    curie: str
    fields: tuple[tuple[str, str], ...] = ()
    denied: bool = False


def wanted_of(cell):
    """Take a cell of the table apart."""
    return [_wanted(part.strip()) for part in cell.split(";")]


def _wanted(part):
    denied = part.startswith("!")
    words = part.lstrip("!").split()
    status = words.pop(0) if words[0].islower() else ""
    curie, *fields = words
    return Wanted(
        status, f"vaco:{curie}", tuple(tuple(one.split("=", 1)) for one in fields), denied
    )


def read(name):
    """Give text, wanted events and phenomenon of each row of a file."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]:
        text, wanted, phenomenon = line.split("\t")
        yield text, wanted, phenomenon


def shown(event, field):
    """Give a field of an event in the form of the table."""
    plain = {
        "levels": ",".join(event.levels),
        "role": event.level_role.value.replace(" ", "-") if event.level_role else "",
        "side": event.side.value if event.side else "",
        "certainty": event.certainty.value,
        "history": str(event.history).lower(),
    }
    for name in ("sites", "routes", "methods", "materials"):
        plain[name] = ",".join(sorted(one.removeprefix("vaco:") for one in getattr(event, name)))
    return plain[field] if field in plain else _amounts(event).get(field, "")


def _amounts(event):
    found = {}
    for one in event.quantities:
        value = f"{one.value:g}" if one.value is not None else f"{one.low:g}-{one.high:g}"
        found[one.kind.removeprefix("vaco:")] = f"{value}{one.unit}"
    return found


def meets(event, wanted, is_a):
    """Tell whether an event is what is wanted; a denied one may not be of any kind below it either."""
    if wanted.status and event.status.value != wanted.status:
        return False
    if not (is_a(event.type, wanted.curie) if wanted.denied else event.type == wanted.curie):
        return False
    return all(shown(event, field) == value for field, value in wanted.fields)
