"""trust.py PEM: puts a root certificate where Windows keeps those that the user trusts."""

import ctypes
import json
import ssl
import sys
from ctypes import wintypes

_X509, _REPLACE = 0x1, 3

crypt = ctypes.WinDLL("crypt32", use_last_error=True)
crypt.CertOpenSystemStoreW.restype = ctypes.c_void_p
crypt.CertAddEncodedCertificateToStore.argtypes = [
    ctypes.c_void_p, wintypes.DWORD, ctypes.c_char_p, wintypes.DWORD, wintypes.DWORD,
    ctypes.c_void_p,
]  # fmt: skip
crypt.CertCloseStore.argtypes = [ctypes.c_void_p, wintypes.DWORD]

der = ssl.PEM_cert_to_DER_cert(sys.argv[1])
store = crypt.CertOpenSystemStoreW(None, "ROOT")
assert store, ctypes.get_last_error()
added = crypt.CertAddEncodedCertificateToStore(store, _X509, der, len(der), _REPLACE, None)
assert added, ctypes.get_last_error()
assert crypt.CertCloseStore(store, 0), ctypes.get_last_error()
print(json.dumps(None))
