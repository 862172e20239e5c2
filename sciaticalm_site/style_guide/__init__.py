"""The living style guide: every token, component and block, as readers see them."""
