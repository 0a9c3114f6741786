"""The one PDF maker of the product: own files only, Khmer broken between words, text that can be copied and found.

    from kit.pdf import Chapter, render_chapters, render_pdf

Nothing heavy is imported until a document is made: web workers that make none stay small.
"""

from kit.pdf.book import Cancelled, Chapter, render_chapters
from kit.pdf.document import render_pdf

__all__ = ["Cancelled", "Chapter", "render_chapters", "render_pdf"]
