"""The review page: one HTML file on which a person checks a draft against the words of its document."""

from vakg.view.review.content import Mention
from vakg.view.review.writing import write_review

__all__ = ["Mention", "write_review"]
