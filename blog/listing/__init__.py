"""Lists of articles: topic, person, A to Z."""
