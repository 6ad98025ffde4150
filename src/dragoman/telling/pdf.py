"""HTML → PDF by WeasyPrint, which comes with the extra `pdf` and needs Pango from the system."""

from typing import Any

from dragoman.errors import PdfUnavailable


def pdf_of(page: str) -> bytes:
    """The page as PDF; nothing is fetched, whatever it may point at. Raises `PdfUnavailable`."""
    weasyprint = _weasyprint()
    document = weasyprint.HTML(string=page, url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols=()), media_type="print")
    return bytes(document.write_pdf())


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError as problem:
        raise PdfUnavailable("PDF", "install dragoman[pdf], or write .html and print it") from problem
    except OSError as problem:  # the package is there, and the system's libraries are not
        raise PdfUnavailable("PDF", "install Pango (a system library), or write .html and print it") from problem
    return weasyprint
