from __future__ import annotations

import pytest
from tests.analysis.invented import fact

from vakg.analysis.families import OTHER, load_families
from vakg.errors import BadInputError
from vakg.ontology import load_ontology

PARENTS = {"ex:Small": ["ex:Wheel"], "ex:Wheel": ["ex:Part"], "ex:Part": [], "ex:Stone": []}
TABLE = "ex:Part\tpart\tParts\tdot\tP\t1\t2\tParts\tno\nex:Wheel\twheel\tParts\tstar\tW\t2\t3\tWheels\tyes\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "families.tsv"
    path.write_text("# a comment\n" + TABLE, encoding="utf-8")
    return path


def test_a_class_belongs_to_the_family_of_the_narrowest_class_above_it(table):
    families = load_families(PARENTS, table)
    assert [families.of_class(name).key for name in ("ex:Small", "ex:Part")] == ["wheel", "part"]


def test_a_class_below_no_named_one_is_other(table):
    assert load_families(PARENTS, table).of_class("ex:Stone") is OTHER


def test_a_circle_of_classes_ends(table):
    assert load_families({"ex:A": ["ex:B"], "ex:B": ["ex:A"]}, table).of_class("ex:A") is OTHER


def test_a_claim_belongs_to_the_family_of_its_kind():
    families = load_families({})
    assert families.of(fact("g", "gap")).key == "gap"


def test_a_line_with_a_column_too_few_is_refused_with_its_number(tmp_path):
    path = tmp_path / "families.tsv"
    path.write_text("ex:Part\tpart\n", encoding="utf-8")
    with pytest.raises(BadInputError, match=r"families\.tsv:1"):
        load_families({}, path)


def test_every_class_of_the_table_is_in_the_ontology():
    classes = [key for key in load_families({}).rows if key.startswith("vaco:")]
    assert classes
    assert not set(classes) - set(load_ontology().terms)


def test_no_two_families_of_a_lane_look_alike():
    for kind in ("lane", "claims"):
        families = [one for one in load_families({}).in_order if bool(one.lane) == (kind == "lane")]
        looks = [(one.shape, one.letter) for one in families]
        assert len(set(looks)) == len(looks)
