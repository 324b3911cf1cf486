"""Programs for Windows are signed where there is a certificate, and only there."""

import os
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest

from tests.desktop import ROOT

PASSWORD = "a pass phrase"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    source, made = tmp_path / "program.c", tmp_path / "program.exe"
    source.write_text("int main(void) { return 0; }\n")
    subprocess.run(["x86_64-w64-mingw32-gcc", "-o", made, source], check=True)
    return made


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One that nobody knows. Beside it is the file that Windows keeps, with its key in it."""
    key, made = tmp_path / "key.pem", tmp_path / "certificate.pem"
    request = "req -x509 -newkey rsa:2048 -nodes -days 2 -addext extendedKeyUsage=codeSigning"
    openssl(*request.split(), "-subj", "/CN=Test", "-keyout", key, "-out", made)
    openssl("pkcs12", "-export", "-inkey", key, "-in", made, "-passout", f"pass:{PASSWORD}",
            "-out", made.with_suffix(".pfx"))  # fmt: skip
    return made


def openssl(*arguments: object) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def sign(program: Path, **environment: str) -> None:
    values = {name: value for name, value in os.environ.items() if "WINDOWS_" not in name}
    subprocess.run(
        [ROOT / ".ci" / "windows" / "sign", program], env={**values, **environment}, check=True
    )


def test_what_was_signed_can_be_checked(program: Path, certificate: Path) -> None:
    pfx = b64encode(certificate.with_suffix(".pfx").read_bytes()).decode()
    sign(program, WINDOWS_CERTIFICATE=pfx, WINDOWS_CERTIFICATE_PASSWORD=PASSWORD)
    checked = subprocess.run(
        ["osslsigncode", "verify", "-CAfile", certificate, "-in", program],
        capture_output=True,
        text=True,
    )
    assert "Signature verification: ok" in checked.stdout
    assert "Checkout Desk" in checked.stdout


def test_without_a_certificate_nothing_changes(program: Path) -> None:
    before = program.read_bytes()
    sign(program)
    assert program.read_bytes() == before
