"""The version resource of the Windows program, from the one place that holds the version."""

from typing import Any


def version_resource(version: str, name: str) -> Any:
    """Return what Explorer shows of a program under Details, and what inventory programs read."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    numbers = (*(int(part) for part in version.split(".")[:3]), 0)
    texts = {
        "FileDescription": "Checkout Desk",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "MIT License",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Checkout Desk",
        "ProductVersion": version,
    }
    # 0409: English (United States), 04B0: Unicode.
    table = StringTable("040904B0", [StringStruct(*pair) for pair in texts.items()])
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[StringFileInfo([table]), VarFileInfo([VarStruct("Translation", [0x409, 1200])])],
    )
