"""Django's commonest tags where they say the same each time: worked out once. A builtin library, no ``{% load %}``.

Same words, same meaning as Django's own; whatever is not constant goes Django's way.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, Parser, TextNode, Token, token_kwargs
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.i18n import TranslateNode
from django.templatetags.i18n import do_translate as django_translate
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape
from django.utils.translation import get_language

from kit import shapes
from kit.addresses import address
from kit.kept import piece

register = template.Library()


def _constant(expression: FilterExpression) -> bool:
    """Whether an expression is a text or number written in the template, without filters."""
    return not expression.filters and not getattr(expression.var, "lookups", None)


class WordNode(Node):
    """``{% translate "…" %}`` of a constant text: one look-up in memory a language."""

    def __init__(self, node: TranslateNode) -> None:
        self.node, self.asvar = node, node.asvar
        node.asvar = None
        self.words: dict[str | None, Any] = {}

    def render(self, context: Context) -> str:
        """The word, or nothing where it is kept under a name."""
        lang = get_language()
        word = self.words.get(lang)
        if word is None:
            word = self.words[lang] = self.node.render(context)
        if self.asvar:
            context[self.asvar] = word
            return ""
        return word


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """As Django's."""
    node = django_translate(parser, token)
    constant = _constant(node.filter_expression) and not node.noop and node.message_context is None
    return WordNode(node) if constant else node


class AddressNode(Node):
    """``{% url "name" number … %}``."""

    def __init__(self, node: URLNode, name: str) -> None:
        self.node, self.name, self.args, self.asvar = node, name, node.args, node.asvar

    def render(self, context: Context) -> str:
        """The address; for anything but numbers, or a name that isn't there, as Django does it."""
        args = [arg.resolve(context) for arg in self.args]
        try:
            found = address(self.name, *args) if all(type(arg) is int for arg in args) else None
        except NoReverseMatch:
            found = None
        if found is None:
            return self.node.render(context)
        if self.asvar:
            context[self.asvar] = found
            return ""
        return conditional_escape(found) if context.autoescape else found


@register.tag("url")
def url(parser: Parser, token: Token) -> Node:
    """As Django's."""
    node = django_url(parser, token)
    if _constant(node.view_name) and not node.kwargs:
        return AddressNode(node, str(node.view_name.resolve({})))
    return node


def _drawn(parser: Parser, token: Token, draw: Any, names: tuple[str, ...]) -> Node:
    """A picture whose words are all constant is drawn when the template is read."""
    values = {}
    for name, bit in zip(names, token.split_contents()[1:], strict=False):
        values |= token_kwargs([bit], parser) or {name: parser.compile_filter(bit)}
    if all(_constant(value) for value in values.values()):
        return TextNode(draw(**{name: value.resolve({}) for name, value in values.items()}))
    return DrawnNode(draw, values)


class DrawnNode(Node):
    """A picture whose name stands in the context."""

    def __init__(self, draw: Any, values: dict[str, FilterExpression]) -> None:
        self.draw, self.values = draw, values

    def render(self, context: Context) -> str:
        """The picture."""
        return self.draw(**{name: value.resolve(context) for name, value in self.values.items()})


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """``{% icon "search" 18 %}``: a line icon in the colour of its text."""
    return _drawn(parser, token, shapes.icon, ("name", "size"))


@register.tag
def shape(parser: Parser, token: Token) -> Node:
    """``{% shape "late" 13 %}``: the shape alone; the word must stand near."""
    return _drawn(parser, token, lambda name, size=15: shapes.shape(name, size=size), ("name", "size"))


class PieceNode(Node):
    """``{% piece "jmi/_row.html" row=row %}``; see ``kit.kept``."""

    def __init__(self, name: str, values: dict[str, FilterExpression]) -> None:
        self.name, self.values = name, values
        self.template: template.Template | None = None

    def render(self, context: Context) -> str:
        """The piece, laid out or remembered."""
        if self.template is None or context.template.engine.debug:
            self.template = context.template.engine.get_template(self.name)
        values = {name: value.resolve(context) for name, value in self.values.items()}
        return piece(self.template, values, context.get("csrf_token", ""))


@register.tag("piece")
def do_piece(parser: Parser, token: Token) -> PieceNode:
    """As ``{% include … only %}``, remembered by its values."""
    name, *bits = token.split_contents()[1:]
    expression = parser.compile_filter(name)
    if not _constant(expression):
        raise template.TemplateSyntaxError("piece: the name of the template must be written out")
    values = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError("piece takes name=value only")
    return PieceNode(str(expression.resolve({})), values)
