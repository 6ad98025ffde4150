"""A provider of OpenID Connect that runs as a process of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

PEOPLE = {
    "17": {"preferred_username": "Ann", "roles": ["staff", "analyst"]},
    "18": {"preferred_username": "Bo", "roles": ["staff"]},
    "19": {"preferred_username": "Cy", "roles": "reader owner"},
}


@contextmanager
def providing() -> Iterator[str]:
    """Its address; whoever has no provider skips the test."""
    pytest.importorskip("oidc_provider_mock", reason="no provider to sign in with (pip install oidc-provider-mock)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    users = [f"--user-claims={json.dumps({'sub': sub, **claims})}" for sub, claims in PEOPLE.items()]
    command = [sys.executable, "-m", "oidc_provider_mock", f"--port={port}", *users]
    env = os.environ | {"PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://localhost:{port}"
        for _ in range(600):
            try:
                httpx.get(f"{address}/.well-known/openid-configuration")
                break
            except httpx.ConnectError:
                assert process.poll() is None
                time.sleep(0.05)
        yield address
        process.terminate()
