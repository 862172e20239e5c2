"""Publisher, help line and emergency number of each site."""
