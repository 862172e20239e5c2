"""Language rules: reading grades, sentences, claims. Pure."""
