"""What readers are told of an article is written once, for templates and text forms alike."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
IN_TEMPLATE = re.compile(
    r"""{% translate (["'])(?P<plain>.*?)\1|_\("(?P<argument>.*?)"\)"""
    r"|{% blocktranslate.*?%}(?P<block>.*?){% endblocktranslate %}",
    re.DOTALL,
)
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext"}
# The name of a block for editors, who may print it as its heading.
NAMES_OF_BLOCKS = {"Disclaimer"}


def strings_in_code() -> set[str]:
    """Return the strings of the modules that make text forms: the record and the blocks."""
    return {
        node.args[0].value
        for folder in ("blog/record", "blog/blocks")
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in GETTEXT
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def strings_in_templates() -> set[str]:
    found = set()
    for file in (ROOT / "blog/templates/blog").rglob("*.html"):
        for match in IN_TEMPLATE.finditer(file.read_text("utf-8")):
            text = match["plain"] or match["argument"] or match["block"]
            found.add(re.sub(r"{{ (\w+) }}", r"%(\1)s", text.strip()))
    return found


def test_no_string_of_an_article_stands_in_code_and_in_a_template() -> None:
    code, templates = strings_in_code(), strings_in_templates()
    assert len(code) > 50
    assert len(templates) > 30
    assert code & templates <= NAMES_OF_BLOCKS
