"""`/api/v1/cases/{case}/pictures`: what a case looks like."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from litestar import Controller, Response, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from dragoman.telling.channels_picture import channels_svg
from dragoman.telling.events_told import main_events
from dragoman.telling.network_picture import network, network_svg
from dragoman.telling.timeline import timeline_svg
from dragoman.web.api.answers import told
from dragoman.web.api.asked import Asked
from dragoman.web.api.describing import described
from dragoman.web.identity import reader
from dragoman.workspace.looking import Look

SVG = "image/svg+xml"
# What stands alone has its rules inside it; nothing in it runs or loads anything.
ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_Picture = Literal["timeline", "channels", "network"]


class Pictures(Controller):
    """What a case looks like."""

    path = "/cases/{case:str}/pictures"
    tags = ("pictures",)

    @get(
        "/{picture:str}",
        guards=[reader],
        sync_to_thread=True,
        summary="A picture of the case",
        media_type=SVG,
        operation_id="getPicture",
        **described(304, 404),
    )
    def get_picture(
        self,
        asked: NamedDependency[Asked],
        picture: Annotated[
            _Picture,
            PathParameter(
                description="`timeline`: events in time with their status; `channels`: who meets or writes to whom, by level; "
                "`network`: who with whom."
            ),
        ],
    ) -> Response[str]:
        """An SVG picture that needs nothing else."""
        with asked.look() as look:
            return pictured(asked, look, lambda: _PICTURES[picture](look))


def pictured(asked: Asked, look: Look, draw: Callable[[], str]) -> Response[Any]:
    """A picture as an answer."""
    answer = told(asked, look, draw, kind=SVG)
    answer.headers["Content-Security-Policy"] = ALONE
    return answer


def _timeline(look: Look) -> str:
    return timeline_svg(main_events(look.events()))


def _channels(look: Look) -> str:
    return channels_svg(look.channels(), {event.id: event for event in look.events()})


def _network(look: Look) -> str:
    return network_svg(network(look.case()))


_PICTURES: dict[_Picture, Callable[[Look], str]] = {"timeline": _timeline, "channels": _channels, "network": _network}
