"""Sample app of reviewed pages that are not articles, installed in tests only."""
