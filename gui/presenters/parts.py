"""What the program is made of besides its own code, and under which licenses."""

from typing import NamedTuple


class Part(NamedTuple):
    """`name` as the package index has it; `license` is an SPDX expression."""

    name: str
    license: str


PARTS = (
    Part("Python", "PSF-2.0"),
    Part("Qt", "LGPL-3.0"),
    Part("PySide6-Essentials", "LGPL-3.0"),
    Part("shiboken6", "LGPL-3.0"),
    Part("backports.tarfile", "MIT"),
    Part("certifi", "MPL-2.0"),
    Part("idna", "BSD-3-Clause"),
    Part("importlib-metadata", "Apache-2.0"),
    Part("jaraco.classes", "MIT"),
    Part("jaraco.context", "MIT"),
    Part("jaraco.functools", "MIT"),
    Part("jeepney", "MIT"),
    Part("keyring", "MIT"),
    Part("lazy-importer", "Apache-2.0"),
    Part("more-itertools", "MIT"),
    Part("pywin32-ctypes", "BSD-3-Clause"),
    Part("requests", "Apache-2.0"),
    Part("SecretStorage", "BSD-3-Clause"),
    Part("segno", "BSD-3-Clause"),
    Part("truststore", "MIT"),
    Part("urllib3", "MIT"),
    Part("XlsxWriter", "BSD-2-Clause"),
    Part("zipp", "MIT"),
    Part("zxing-cpp", "Apache-2.0"),
)
"""The libraries of the package, on any system."""
