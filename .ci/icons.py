"""icons.py FOLDER: the program's icon in every form that packages want, from the one SVG.

FOLDER/app.ico, FOLDER/app.icns, FOLDER/hicolor/SIZExSIZE/apps/ID.png and the SVG itself.
"""

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gui.core.paths import APP_ID  # noqa: E402  (the line above)

SVG = ROOT / "resources" / "icons" / "checkout-desk.svg"
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# Apple's four-letter types of PNG entries, by their pixels; the second set is for Retina screens.
ICNS = (
    (b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512),
    (b"ic10", 1024), (b"ic11", 32), (b"ic12", 64), (b"ic13", 256), (b"ic14", 512),
)  # fmt: skip


def png(size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QIcon(str(SVG)).paint(painter, image.rect())
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise SystemExit("no PNG could be made")
    return data.data()


def ico(sizes: tuple[int, ...]) -> bytes:
    """A Windows icon whose entries are PNGs, as Windows reads them since Vista."""
    entries = [png(size) for size in sizes]
    head = struct.pack("<HHH", 0, 1, len(sizes))
    offset = len(head) + 16 * len(sizes)
    for size, entry in zip(sizes, entries, strict=True):
        # 256 does not fit its byte and is written as 0.
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(entry), offset)
        offset += len(entry)
    return head + b"".join(entries)


def icns() -> bytes:
    body = b"".join(
        kind + struct.pack(">I", len(entry) + 8) + entry
        for kind, entry in ((kind, png(size)) for kind, size in ICNS)
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main(folder: Path) -> None:
    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.ico").write_bytes(ico(ICO))
    (folder / "app.icns").write_bytes(icns())
    for size in HICOLOR:
        path = folder / "hicolor" / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(size))
    path = folder / "hicolor" / "scalable" / "apps" / f"{APP_ID}.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(SVG.read_bytes())
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
