"""Bodies of requests that no single type describes."""

from litestar.openapi.spec import Example, OpenAPIFormat, OpenAPIMediaType, OpenAPIType, RequestBody, Schema

from dragoman.web.api.asked import JSON, LINES

_TEXT = "Minister Orlu said that the envoy had left the port, the Norland Herald reports."


def _string(says: str, **more: object) -> Schema:
    return Schema(type=OpenAPIType.STRING, description=says, **more)  # type: ignore[arg-type]


def _maybe(says: str, **more: object) -> Schema:
    return Schema(type=[OpenAPIType.STRING, OpenAPIType.NULL], description=says, **more)  # type: ignore[arg-type]


_KNOWN = {
    "title": _maybe("The title of what does not say it."),
    "publisher": _maybe("The publisher of what does not say it."),
    "published": _maybe("The day of publication (YYYY-MM-DD) of what does not say it."),
    "language": _maybe("The language (ISO 639) of what does not say it."),
}
_ARTICLE = Schema(
    type=OpenAPIType.OBJECT,
    description="An article, as in article files; other keys are kept as metadata.",
    properties={
        "text": _string("The text.", min_length=1),
        "id": _maybe("The id; the first 16 digits of the text's SHA-256 where there is none."),
        "title": _maybe("The title."),
        "publisher": _maybe("The publisher."),
        "published": _maybe("The day of publication (YYYY-MM-DD)."),
        "language": _maybe("The language (ISO 639)."),
        "url": _maybe("The address."),
    },
    required=["text"],
)
_JSON = Schema(
    type=OpenAPIType.OBJECT,
    properties={
        "articles": Schema(type=OpenAPIType.ARRAY, items=_ARTICLE),
        "urls": Schema(type=OpenAPIType.ARRAY, items=_string("An address of the web.", format=OpenAPIFormat.URI)),
        **_KNOWN,
    },
    additional_properties=False,
)
_FORM = Schema(
    type=OpenAPIType.OBJECT,
    properties={
        "file": Schema(
            type=OpenAPIType.ARRAY,
            description="Files: text, HTML, PDF, DOCX, EML, article JSON or JSON Lines.",
            items=Schema(type=OpenAPIType.STRING, content_media_type="application/octet-stream"),
        ),
        "url": Schema(type=OpenAPIType.ARRAY, items=_string("An address of the web.", format=OpenAPIFormat.URI)),
        **{name: Schema(type=OpenAPIType.STRING, description=schema.description) for name, schema in _KNOWN.items()},
    },
)

ADDITIONS = RequestBody(
    required=True,
    description="Articles and addresses as JSON, article lines, or files and addresses as a form.",
    content={
        JSON: OpenAPIMediaType(
            schema=_JSON,
            examples={
                "articles": Example(
                    value={
                        "articles": [{"id": "herald-1", "publisher": "Norland Herald", "published": "2021-05-10", "text": _TEXT}]
                    }
                ),
            },
        ),
        LINES: OpenAPIMediaType(schema=_string("Articles, one object a line.")),
        "multipart/form-data": OpenAPIMediaType(schema=_FORM),
    },
)

ANNOTATIONS = RequestBody(
    required=True,
    description="Annotations that `brat` or `cas` exported and somebody corrected, as a form.",
    content={
        "multipart/form-data": OpenAPIMediaType(
            schema=Schema(
                type=OpenAPIType.OBJECT,
                properties={
                    "file": Schema(
                        type=OpenAPIType.ARRAY,
                        description="The archive (.zip), or files of it: .ann or .xmi, with the .txt or TypeSystem.xml beside.",
                        items=Schema(type=OpenAPIType.STRING, content_media_type="application/octet-stream"),
                    )
                },
                required=["file"],
            ),
        ),
    },
)
