"""Servers that answer as Elasticsearch does when something is wrong with it, or not at all."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PRODUCT = {"X-Elastic-Product": "Elasticsearch"}
NO_HITS = {
    "hits": {"total": {"value": 0}, "hits": []},
    "aggregations": {
        "topics": {"counted": {"buckets": []}},
        "kinds": {"counted": {"buckets": []}},
        "reviewed": {"counted": {"buckets": [{"key": y, "doc_count": 0} for y in "123"]}},
    },
    "suggest": {"unknown": []},
}


@dataclass
class Answer:
    """What a server says to every request; may be changed while it runs."""

    body: Any
    status: int = 200
    product: bool = True
    content_type: str = "application/vnd.elasticsearch+json; compatible-with=8"

    @property
    def payload(self) -> bytes:
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()


class Server(ThreadingHTTPServer):
    """Counts its requests."""

    answer: Answer
    requests = 0


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.requests += 1
        answer = self.server.answer
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(answer.status)
        headers = {"Content-Type": answer.content_type} | (PRODUCT if answer.product else {})
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.payload)))
        self.end_headers()
        self.wfile.write(answer.payload)

    do_GET = do_POST  # noqa: N815, the name that the base class calls

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.answer = answer
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def silent() -> Iterator[str]:
    """Give the address of a server that takes connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        yield address(listener.getsockname()[1])


def nobody() -> str:
    """Return an address at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return address(probe.getsockname()[1])


def address(port: int) -> str:
    return f"http://127.0.0.1:{port}"
