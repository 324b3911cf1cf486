"""The shapes in which a secret may lie somewhere."""

import base64
import json
from urllib.parse import quote


def shapes(secret: str) -> dict[str, bytes]:
    """Every shape to look for; base64 at the three places a group of bytes may begin."""
    plain = secret.encode()
    found = {
        "UTF-8": plain,
        "UTF-16 LE": secret.encode("utf-16-le"),
        "UTF-16 BE": secret.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "quoted": quote(secret, safe="").encode(),
        "quoted whole": "".join(f"%{byte:02x}" for byte in plain).encode(),
        "JSON": json.dumps(secret)[1:-1].encode(),
        "JSON whole": "".join(f"\\u{ord(character):04x}" for character in secret).encode(),
        "repr": repr(secret)[1:-1].encode(),
        "reversed": plain[::-1],
    }
    for skipped in range(3):
        # Whole groups only: the characters at both ends depend on the bytes beside them.
        groups = plain[(3 - skipped) % 3 :]
        groups = groups[: len(groups) // 3 * 3]
        found[f"base64 at {skipped}"] = base64.b64encode(groups)
        found[f"URL-safe base64 at {skipped}"] = base64.urlsafe_b64encode(groups)
    return found


def found_in(data: bytes, secret: str) -> list[str]:
    return [name for name, shape in shapes(secret).items() if shape in data]
