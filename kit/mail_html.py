"""The HTML part of a letter, made from its text: same words, same order, links that can be pressed.

One page for all letters. It loads nothing from anywhere, names fonts that draw Khmer on each system and otherwise the
reader's own, and escapes every word: what people wrote stands in letters too.
"""

import re
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

SEPARATOR = "—" * 24  # between the two languages of a letter
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
ENDS = ".,;:!?)។៖»”"
BULLET = re.compile(r"^\s*[-–•]\s+")
STYLE = """
body { margin: 0; padding: 24px 16px; color: #191e2a; background: #ffffff; font-size: 16px; line-height: 1.55;
  font-family: "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans Khmer", "Leelawadee UI",
  "Khmer OS Siemreap", "Khmer Sangam MN", sans-serif; }
.km { line-height: 1.85; font-family: "Noto Sans Khmer", "Khmer OS Siemreap", "Leelawadee UI", "Khmer Sangam MN",
  "Khmer UI", "Noto Sans", "Segoe UI", Arial, sans-serif; }
main { max-width: 640px; margin: 0 auto; }
p, ul { margin: 0 0 16px; overflow-wrap: anywhere; }
ul { padding-left: 24px; }
a { color: #0b4aa2; }
hr { border: 0; border-top: 1px solid #b9c0cc; margin: 24px 0; }
@media (prefers-color-scheme: dark) { body { color: #f2f4f8; background: #14171f; } a { color: #9cc2ff; } }
"""


def _words(text: str) -> Iterator[tuple[SafeString]]:
    """Pieces of a line, escaped; addresses as links, without the full stop behind them."""
    end = 0
    for found in ADDRESS.finditer(text):
        url = found.group().rstrip(ENDS)
        yield (format_html("{}", text[end : found.start()]),)
        yield (format_html('<a href="{}">{}</a>', url, url),)
        end = found.start() + len(url)
    yield (format_html("{}", text[end:]),)


def _line(text: str) -> SafeString:
    return format_html_join("", "{}", _words(text))


def _lines(lines: list[str]) -> Iterator[tuple[SafeString]]:
    """Lines of a paragraph. “The letter as PDF:” above an address becomes the words of the link."""
    place = 0
    while place < len(lines):
        text = lines[place].strip()
        below = lines[place + 1].strip() if place + 1 < len(lines) else ""
        if text.endswith((":", "៖")) and ADDRESS.fullmatch(below) and not ADDRESS.search(text):
            yield (format_html('<a href="{}">{}</a>', below, text.rstrip(":៖ ")),)
            place += 2
        else:
            yield (_line(text),)
            place += 1


def _block(lines: list[str]) -> SafeString:
    if all(BULLET.match(line) for line in lines):
        items = format_html_join("", "<li>{}</li>", ((_line(BULLET.sub("", line)),) for line in lines))
        return format_html("<ul>{}</ul>", items)
    return format_html("<p>{}</p>", format_html_join(mark_safe("<br>\n"), "{}", _lines(lines)))


def _part(text: str, lang: str) -> SafeString:
    blocks = [[line for line in part.split("\n") if line.strip()] for part in re.split(r"\n\s*\n", text)]
    found = format_html_join("\n", "{}", ((_block(lines),) for lines in blocks if lines))
    return format_html('<div lang="{}" class="{}">\n{}\n</div>', lang, lang, found)


def html_of(subject: str, body: str, language: str) -> str:
    """The whole HTML part of a letter; below the separator stands the other language."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    first, found, second = body.partition(f"\n{SEPARATOR}\n")
    parts = [_part(first, language)]
    if found:
        parts += [mark_safe("<hr>"), _part(second, "en" if language == "km" else "km")]
    return format_html(
        '<!DOCTYPE html>\n<html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><title>{}</title><style>{}</style></head>\n'
        "<body><main>\n{}\n</main></body></html>\n",
        language,
        subject,
        mark_safe(STYLE),  # noqa: S308 - written above
        format_html_join("\n", "{}", ((part,) for part in parts)),
    )
