"""How somebody else reads an address: the WHATWG parser of Node, or Qt's where there is no Node."""

import json
import shutil
import subprocess
from dataclasses import dataclass

from PySide6.QtCore import QUrl

_NODE = """
const lines = require('readline').createInterface({input: process.stdin});
lines.on('line', line => {
  let found = null;
  try {
    const url = new URL(JSON.parse(line));
    found = [url.protocol, url.hostname, url.username, url.password, url.port, url.hash, url.href];
  } catch {}
  console.log(JSON.stringify(found));
});
"""


@dataclass(frozen=True)
class ReadAddress:
    scheme: str
    host: str
    user: str
    password: str
    port: str
    fragment: str
    spelling: str


def oracle_name() -> str:
    node = shutil.which("node")
    if node is None:
        return "Qt's QUrl; Node was not found, so no WHATWG parser was asked"
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20)
    return f"Node {asked.stdout.strip()}"


class Oracle:
    """Reads addresses; closed when it is no more needed."""

    def __init__(self) -> None:
        node = shutil.which("node")
        self._node = node and subprocess.Popen(
            [node, "-e", _NODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def read(self, address: str) -> ReadAddress | None:
        if not self._node:
            url = QUrl(address, QUrl.ParsingMode.StrictMode)
            parts = (url.host(), url.userName(), url.password())
            port = "" if url.port() == -1 else str(url.port())
            spelling = bytes(url.toEncoded().data()).decode()
            return ReadAddress(url.scheme(), *parts, port, url.fragment(), spelling)
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(json.dumps(address) + "\n")
        self._node.stdin.flush()
        found = json.loads(self._node.stdout.readline())
        return found and ReadAddress(found[0].removesuffix(":"), *found[1:])

    def close(self) -> None:
        if self._node:
            self._node.communicate()
