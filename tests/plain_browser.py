"""A browser without scripts, over HTTP as it goes by the wire, with one open websocket of hints beside it."""

import base64
import contextlib
import http.client
import json
import os
import re
import socket
import struct
import threading
from typing import Any
from urllib.parse import urlencode, urlsplit

FORM = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


class PlainBrowser:
    """Somebody signed in by a session that was made for them."""

    def __init__(self, address: str, session: str) -> None:
        parts = urlsplit(address)
        self.host, self.port = str(parts.hostname), int(parts.port or 80)
        self.cookies = {"sessionid": session}

    def gets(self, path: str) -> str:
        return self._asks("GET", path, None)

    def sends(self, path: str, page: str, **fields: str) -> str:
        """Send the form of a page that was read, with what was typed into it."""
        return self._asks("POST", path, urlencode({**dict(FORM.findall(page)), **fields}))

    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _asks(self, method: str, path: str, body: str | None) -> str:
        wire = http.client.HTTPConnection(self.host, self.port, timeout=60)
        headers = {"Cookie": self.cookie(), "Content-Type": "application/x-www-form-urlencoded"}
        wire.request(method, path, body, headers)
        answer = wire.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        wire.close()
        assert answer.status == 200, f"{method} {path} answered {answer.status}"
        return text


class Hints:
    """An open page's websocket: keeps the last version that was told of each topic."""

    def __init__(self, browser: PlainBrowser, topic: str) -> None:
        self.told: dict[str, int] = {}
        self.count = 0
        self.wire = socket.create_connection((browser.host, browser.port), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        origin = f"{browser.host}:{browser.port}"
        self.wire.sendall(
            f"GET /ws/ HTTP/1.1\r\nHost: {origin}\r\nOrigin: http://{origin}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Cookie: {browser.cookie()}\r\n\r\n".encode()
        )
        self.read = self.wire.makefile("rb")
        assert b" 101 " in self.read.readline(), "the socket did not open"
        while self.read.readline().strip():
            pass
        self._send(json.dumps({"listen": [topic]}).encode())
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.wire.shutdown(socket.SHUT_RDWR)
        self.wire.close()

    def _send(self, said: bytes) -> None:
        mask = os.urandom(4)
        hidden = bytes(byte ^ mask[place % 4] for place, byte in enumerate(said))
        assert len(said) < 126
        self.wire.sendall(struct.pack("!BB", 0x81, 0x80 | len(said)) + mask + hidden)

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while head := self.read.read(2):
                size = head[1] & 0x7F
                if size == 126:
                    size = struct.unpack("!H", self.read.read(2))[0]
                said: Any = self.read.read(size)
                if head[0] & 0x0F == 1:
                    hint = json.loads(said)
                    self.told[hint["topic"]] = hint["version"]
                    self.count += 1
