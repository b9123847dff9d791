"""Who the words of a document speak of."""
