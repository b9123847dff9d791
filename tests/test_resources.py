"""Bundled files are found in a checkout and in a wheel, and a hole is named."""

import pytest

from vakg import resources
from vakg.errors import NotFoundError


@pytest.mark.parametrize(
    ("folder", "holds"),
    [
        (resources.ontology_dir, "core.ttl"),
        (resources.seeds_dir, "documents"),
        (resources.documents_dir, "pce-ards.txt"),
        (resources.queries_dir, "competency"),
    ],
)
def test_a_bundled_folder_holds_what_it_is_for(folder, holds):
    assert (folder() / holds).exists()


def test_the_records_lie_beside_the_documents():
    assert resources.records_dir().parent == resources.documents_dir().parent


def test_the_packaged_copy_wins_over_the_checkout(tmp_path):
    wheel, checkout = tmp_path / "wheel", tmp_path / "checkout"
    for root in (wheel, checkout):
        (root / "ontology").mkdir(parents=True)
    assert resources.find_folder("ontology", (wheel, checkout)) == wheel / "ontology"


def test_the_checkout_serves_where_nothing_is_packaged(tmp_path):
    (tmp_path / "checkout" / "seeds").mkdir(parents=True)
    roots = (tmp_path / "wheel", tmp_path / "checkout")
    assert resources.find_folder("seeds", roots) == tmp_path / "checkout" / "seeds"


def test_a_missing_folder_is_named_with_the_places_and_a_remedy(tmp_path):
    with pytest.raises(NotFoundError) as caught:
        resources.find_folder("ontology", (tmp_path,))
    assert caught.value.exit_code == 3
    assert "ontology" in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "Install the package again" in str(caught.value)
