"""How far an action has got: words into a status, colours into a rating, by the document's own key."""
