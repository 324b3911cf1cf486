"""The AES of Python's OpenSSL, which the keyring is read with, is the same as `cryptography`'s."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.core.accounts import openssl_aes
from gui.core.accounts.openssl_aes import aes_of_openssl
from tests.core.test_later_imports import said_by
from tests.desktop import ROOT
from tests.systems import IS_WINDOWS

pytestmark = pytest.mark.skipif(
    IS_WINDOWS or sys.platform == "darwin", reason="only the Secret Service wants it"
)

blocks = st.binary(min_size=16, max_size=16)
texts = st.integers(0, 90).flatmap(
    lambda count: st.binary(min_size=16 * count, max_size=16 * count)
)


def cipher(key: bytes, vector: bytes) -> openssl_aes._Cipher:
    return openssl_aes._Cipher(openssl_aes._Aes(key), openssl_aes._Cbc(vector))


def test_the_vectors_of_the_standard() -> None:
    # NIST SP 800-38A, F.2.1.
    key = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
    vector = bytes(range(16))
    text = bytes.fromhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
    secret = bytes.fromhex("7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2")
    assert cipher(key, vector).encryptor().update(text) == secret
    assert cipher(key, vector).decryptor().update(secret) == text


@given(key=blocks, vector=blocks, text=texts)
def test_it_is_the_same_as_of_the_other_library(key: bytes, vector: bytes, text: bytes) -> None:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    theirs = Cipher(algorithms.AES(key), modes.CBC(vector))
    for one, other in (
        (cipher(key, vector).encryptor(), theirs.encryptor()),
        (cipher(key, vector).decryptor(), theirs.decryptor()),
    ):
        assert one.update(text) + one.finalize() == other.update(text) + other.finalize()


@pytest.mark.parametrize(
    ("key", "vector", "text"),
    [(b"k" * 32, b"v" * 16, b""), (b"k" * 16, b"v" * 15, b""), (b"k" * 16, b"v" * 16, b"t" * 17)],
)
def test_other_lengths_are_refused(key: bytes, vector: bytes, text: bytes) -> None:
    # OpenSSL would read past the end of a key.
    with pytest.raises(ValueError, match=r"16 bytes|whole blocks"):
        cipher(key, vector).encryptor().update(text)


def test_an_openssl_without_it_refuses(tmp_path: Path) -> None:
    """As one that a system keeps to what is certified, and that failed its own test."""
    configuration = tmp_path / "openssl.cnf"
    configuration.write_text(
        "openssl_conf = all\n[all]\nproviders = which\n[which]\nbase = base\n[base]\nactivate = 1\n"
    )
    script = """
        from gui.core.accounts.openssl_aes import _Aes, _Cbc, _Cipher
        cipher = _Cipher(_Aes(b"k" * 16), _Cbc(b"v" * 16))
        for way in (cipher.encryptor(), cipher.decryptor()):
            try:
                way.update(b"t" * 16)
            except ValueError as refused:
                print(refused)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=ROOT,
        env={**os.environ, "OPENSSL_CONF": str(configuration)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "OpenSSL refuses\n" * 2


def test_where_it_cannot_be_reached_the_other_library_does_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As in a Python that holds OpenSSL itself.
    builtin = ModuleType("_hashlib")
    monkeypatch.setitem(sys.modules, "_hashlib", builtin)
    monkeypatch.delitem(sys.modules, "cryptography", raising=False)
    before = dict(sys.modules)
    with aes_of_openssl():
        assert sys.modules == before


def test_nothing_of_the_other_library_is_loaded() -> None:
    found = said_by("""
        import json, sys
        from gui.core.accounts.keyring_store import platform_backend
        platform_backend()
        loaded = [name for name in sys.modules if name.startswith(("cryptography", "cffi"))]
        import cryptography.hazmat.primitives.ciphers as theirs
        print(json.dumps([loaded, hasattr(theirs, "CipherContext")]))
    """)
    assert found == [[], True]
