from pathlib import Path

import pytest

from vakg.documents import read_documents
from vakg.errors import BadInputError
from vakg.model.document import Document, Metadata

from .reading import fixture, saved, sound


@pytest.fixture(scope="module")
def articles() -> tuple[Document, ...]:
    return fixture("set.pubmed.xml")


def test_each_article_is_a_document_named_by_its_number(articles: tuple[Document, ...]):
    assert [one.name for one in articles] == ["pmid-11", "pmid-12", "pmid-11-2"]
    for one in articles:
        sound(one)


def test_the_abstract_keeps_its_labels(articles: tuple[Document, ...]):
    assert articles[0].text == (
        "A bridge that moved.\n\nAbstract\n\nBACKGROUND: Bridges move by 10⁻³ m.\n\n"
        "RESULTS: It was not seen to move."
    )
    assert [(one.name, one.kind) for one in articles[0].sections] == [
        ("front", "front"),
        ("abstract", "abstract"),
    ]


def test_metadata_are_those_of_the_article_and_not_of_works_it_cites(
    articles: tuple[Document, ...],
):
    assert articles[0].metadata == Metadata(
        title="A bridge that moved.", authors=("Ann B Hill", "The Bridge Group"), year="2011",
        journal="Small bridges", doi="10.1000/bridge.11", pmid="11", licence="Copyright 2011 Hill.",
        kind="retracted publication", source="PubMed, PMID 11",
    )  # fmt: skip


def test_a_translated_title_loses_its_brackets_and_a_date_in_words_gives_a_year(
    articles: tuple[Document, ...],
):
    assert (articles[1].title, articles[1].metadata.year) == ("A road and its stones.", "1998")


def test_an_article_has_a_digest_of_its_own(articles: tuple[Document, ...], tmp_path: Path):
    said = "<ArticleTitle>A bridge that moved, again.</ArticleTitle>"
    citation = f'<PMID Version="2">11</PMID><Article>{said}</Article>'
    article = f"<PubmedArticle><MedlineCitation>{citation}</MedlineCitation></PubmedArticle>"
    lone = f"<PubmedArticleSet>{article}</PubmedArticleSet>"
    found = read_documents(saved(tmp_path, "lone.xml", lone))
    assert [one.name for one in found] == ["pmid-11"]
    assert found[0].sha256 == articles[2].sha256 != articles[0].sha256


def test_a_set_without_articles_is_refused(tmp_path: Path):
    with pytest.raises(BadInputError, match="no article with a title"):
        read_documents(saved(tmp_path, "none.xml", "<PubmedArticleSet/>"))
