"""A server on this machine that answers as Crossref and PubMed do, or fail to."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    is_slow: bool = False
    is_truncated: bool = False


@dataclass(frozen=True)
class Asked:
    path: str
    parameters: dict[str, str]
    user_agent: str
    method: str = "GET"


class SourceServer:
    """Gives each path its answers in turn, the last again and again; 404 to all others."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self.is_over = threading.Event()
        self._answers: dict[str, list[Answer]] = defaultdict(list)

    def says(self, path: str, *answers: Answer) -> None:
        self._answers[path] = list(answers)

    def recorded(self, path: str, name: str) -> None:
        self.says(path, Answer((DATA / name).read_bytes()))

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        answers = self._answers[asked.path]
        if not answers:
            return Answer(b"Resource not found.", 404)
        return answers.pop(0) if len(answers) > 1 else answers[0]


@contextmanager
def running_server() -> Iterator[SourceServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            agent = self.headers.get("User-Agent", "")
            parameters = dict(parse_qsl(parts.query))
            answer = server.answer(Asked(parts.path, parameters, agent, self.command))
            if answer.is_slow:
                server.is_over.wait(10)
            self.send_response(answer.status)
            extra = 10 if answer.is_truncated else 0
            self.send_header("Content-Length", str(len(answer.body) + extra))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = SourceServer(f"http://127.0.0.1:{listener.server_port}")
    thread = threading.Thread(target=listener.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.is_over.set()
        listener.shutdown()
        listener.server_close()
        thread.join()
