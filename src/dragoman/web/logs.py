"""What the server writes to standard error: a line each, without what was searched for, sent or shown."""

import logging.config


def configure(requests: bool) -> None:
    """Set up the logs of a process that serves; `requests` writes a line for each."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "loggers": {
                "dragoman": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
                "dragoman.requests": {"level": "INFO" if requests else "WARNING"},
                "uvicorn": {"level": "WARNING", "handlers": ["stderr"], "propagate": False},
            },
            "root": {"level": "WARNING", "handlers": ["stderr"]},
        }
    )
