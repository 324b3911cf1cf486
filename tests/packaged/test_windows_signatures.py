"""Programs for Windows are signed where there is a certificate, and only there."""

import os
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest

from tests.desktop import ROOT

PASSWORD = "a pass phrase"  # noqa: S105  (of a certificate that is made here)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    source, made = tmp_path / "program.c", tmp_path / "program.exe"
    source.write_text("int main(void) { return 0; }\n")
    subprocess.run(["x86_64-w64-mingw32-gcc", "-o", made, source], check=True)
    return made


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One that nobody knows; its key and itself, in one file as Windows keeps them, are beside it."""
    key, made = tmp_path / "key.pem", tmp_path / "certificate.pem"
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", made,
            "-days", "2", "-subj", "/CN=Checkout Desk test", "-addext", "extendedKeyUsage=codeSigning")  # fmt: skip
    openssl("pkcs12", "-export", "-inkey", key, "-in", made, "-out", made.with_suffix(".pfx"),
            "-passout", f"pass:{PASSWORD}")  # fmt: skip
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
