"""The picture that goes with a shared link to an article."""
