"""Look references up in outside sources: an identifier -> `Found`.

`looking_up.look_up` picks the source. A new one needs a module with a function from an identifier
to `Found`, and a line there.
"""
