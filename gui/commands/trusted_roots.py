"""How many certificates the trust store of the operating system holds."""

import ssl
import sys
from pathlib import Path


def root_count() -> int:
    """Return how many root certificates the system trusts."""
    match sys.platform:
        case "win32":
            enumerate_store = getattr(ssl, "enum_certificates")  # noqa: B009  (of no other system)
            return len(enumerate_store("ROOT"))
        case "darwin":
            return _keychain_root_count()
        case _:
            from truststore._openssl import _configure_context

            # A folder of certificates is read one by one as they are needed, so it is counted.
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            with _configure_context(context):
                loaded = context.cert_store_stats()["x509_ca"]
            folder = ssl.get_default_verify_paths().capath
            return loaded or len(list(Path(folder).glob("*.[0-9]"))) if folder else loaded


def _keychain_root_count() -> int:
    from ctypes import CDLL, byref, c_int32, c_long, c_void_p

    # PyInstaller warns of each whole path that it reads in a call, on systems that have none of it.
    security, foundation = (
        CDLL(f"/System/Library/Frameworks/{name}.framework/{name}")
        for name in ("Security", "CoreFoundation")
    )
    security.SecTrustCopyAnchorCertificates.restype = c_int32
    foundation.CFArrayGetCount.argtypes = [c_void_p]
    foundation.CFArrayGetCount.restype = c_long
    anchors = c_void_p()
    status = security.SecTrustCopyAnchorCertificates(byref(anchors))
    return 0 if status else int(foundation.CFArrayGetCount(anchors))
