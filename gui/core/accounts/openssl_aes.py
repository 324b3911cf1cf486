"""AES as SecretStorage asks for it, done by the OpenSSL that Python has loaded for TLS.

It takes it from `cryptography`, which brings an OpenSSL of its own for that: 7 MB of memory, and a
tenth of the package. The names here are those of `cryptography`.
"""

import ctypes
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import NamedTuple

_BLOCK = 16


class _Aes(NamedTuple):
    key: bytes


class _Cbc(NamedTuple):
    iv: bytes


class _Cipher:
    """Nothing is padded here; a text is given whole, to one `update`."""

    def __init__(self, algorithm: _Aes, mode: _Cbc, backend: object = None) -> None:
        if len(algorithm.key) != _BLOCK or len(mode.iv) != _BLOCK:
            raise ValueError("AES-128 in CBC mode takes a key and a vector of 16 bytes")
        self._key, self._iv = algorithm.key, mode.iv
        self._encrypts = False

    def encryptor(self) -> "_Cipher":
        self._encrypts = True
        return self

    def decryptor(self) -> "_Cipher":
        self._encrypts = False
        return self

    def update(self, data: bytes) -> bytes:
        if len(data) % _BLOCK:
            raise ValueError("not whole blocks")
        crypto = _libcrypto()
        context = crypto.EVP_CIPHER_CTX_new()
        if not context:
            raise MemoryError
        out = ctypes.create_string_buffer(len(data) + _BLOCK)
        length = ctypes.c_int()
        try:
            # With a context that could not be made ready, the last of them may crash.
            is_done = (
                crypto.EVP_CipherInit_ex(
                    *(context, crypto.EVP_aes_128_cbc(), None),
                    *(self._key, self._iv, int(self._encrypts)),
                )
                == 1
                and crypto.EVP_CIPHER_CTX_set_padding(context, 0) == 1
                and crypto.EVP_CipherUpdate(context, out, ctypes.byref(length), data, len(data))
                == 1
            )
            if not is_done or length.value != len(data):
                # What it notes of that is of no use to TLS, which looks there, too.
                crypto.ERR_clear_error()
                raise ValueError("OpenSSL refuses")
        finally:
            crypto.EVP_CIPHER_CTX_free(context)
        return out.raw[: length.value]

    def finalize(self) -> bytes:
        return b""


@contextmanager
def aes_of_openssl() -> Iterator[None]:
    """SecretStorage, imported meanwhile, gets its AES from here.

    Where Python's OpenSSL cannot be reached, being a part of Python itself, it gets the other one.
    """
    stand_ins: dict[str, ModuleType] = {}
    if "cryptography" not in sys.modules and _is_reachable():
        backends = ModuleType("cryptography.hazmat.backends")
        vars(backends)["default_backend"] = lambda: None
        ciphers = ModuleType("cryptography.hazmat.primitives.ciphers")
        algorithms, modes = ModuleType("algorithms"), ModuleType("modes")
        vars(algorithms)["AES"], vars(modes)["CBC"] = _Aes, _Cbc
        vars(ciphers).update(Cipher=_Cipher, algorithms=algorithms, modes=modes)
        stand_ins = {module.__name__: module for module in (backends, ciphers)}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _is_reachable() -> bool:
    try:
        _libcrypto()
    except (ImportError, AttributeError, OSError):
        return False
    return True


def _libcrypto() -> ctypes.CDLL:
    """OpenSSL's library, reached through the module of Python's that is linked with it."""
    crypto = ctypes.CDLL(importlib.import_module("_hashlib").__file__)
    pointer, data, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    crypto.EVP_CIPHER_CTX_new.restype = pointer
    crypto.EVP_CIPHER_CTX_free.argtypes = [pointer]
    crypto.EVP_CIPHER_CTX_free.restype = None
    crypto.ERR_clear_error.restype = None
    crypto.EVP_aes_128_cbc.restype = pointer
    crypto.EVP_CipherInit_ex.argtypes = [pointer, pointer, pointer, data, data, number]
    crypto.EVP_CIPHER_CTX_set_padding.argtypes = [pointer, number]
    crypto.EVP_CipherUpdate.argtypes = [pointer, data, ctypes.POINTER(number), data, number]
    return crypto
