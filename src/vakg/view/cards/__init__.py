"""Answer cards: an answer with all it rests on, as plain values, and three ways to show them."""

from vakg.view.cards.card import Card
from vakg.view.cards.making import make_card
from vakg.view.cards.markdown import card_markdown
from vakg.view.cards.page import card_page, write_card
from vakg.view.cards.terminal import card_text

__all__ = ["Card", "card_markdown", "card_page", "card_text", "make_card", "write_card"]
