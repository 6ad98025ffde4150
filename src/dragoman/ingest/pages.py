"""What a web server or an archive gives for one page: HTML, PDF, Word, mail or text → what was found in it."""

from dragoman.errors import NoText
from dragoman.ingest.known import Found
from dragoman.ingest.text import decode


def page_found(content: bytes, source: str, format: str, url: str | None) -> Found:
    """What the reader of the format finds; each is imported when it is needed. Raises `Unreadable`, `NoText`."""
    if format == "html":
        from dragoman.ingest.html import read_html

        return read_html(content, source, url)
    if format == "pdf":
        from dragoman.ingest.pdf import read_pdf

        return read_pdf(content, source)
    if format == "docx":
        from dragoman.ingest.docx import read_docx

        return read_docx(content, source)
    if format == "mail":
        from dragoman.ingest.mail import read_mail

        return read_mail(content, source)
    text = decode(content, source)
    if not text.strip():
        raise NoText(source, "is empty")
    return Found(text=text, url=url)
