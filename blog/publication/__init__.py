"""Published snapshots of articles, and the changes that renew them."""
