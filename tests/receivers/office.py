"""What an office suite makes of a paste: LibreOffice, driven over UNO on a pipe of its own.

Run with the system's Python (`python3-uno`) as a process of its own, with a folder for the suite's
profile; one JSON object a line comes in, and one answer goes out. `{"do": "open", "what":
"scalc"}` shows a new document, `swriter` for one of text; `{"do": "kinds"}` says what could be
pasted; `{"do": "paste", "at": "A2"}` pastes there and answers when that is done; `{"do": "cells"}`,
`{"do": "pictures"}` and `{"do": "print", "file": …}` say what came of it. The end of the input
ends the suite.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_MM = 100
# For a program that is copied from to answer. Three seconds, the suite's own, can be over on a busy
# machine.
_PATIENCE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.VCL/Settings/org.openoffice.VCL:ConfigurableSettings['Transfer']">
<prop oor:name="SelectionTimeout" oor:op="fuse"><value>60</value></prop></item>
</oor:items>
"""


def started(profile):
    """The suite, and its service manager."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PATIENCE, "utf-8")
    pipe = f"checkout-desk-{profile.parent.name}-{id(profile)}"
    suite = subprocess.Popen(
        [
            "soffice", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while suite.poll() is None:
        try:
            found = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
        else:
            return suite, found.ServiceManager
    raise SystemExit("the suite ended before it could be asked")


def value(name, content):
    found = PropertyValue()
    found.Name, found.Value = name, content
    return found


class Office:
    def __init__(self, services):
        self.desktop = services.createInstance("com.sun.star.frame.Desktop")
        self.dispatcher = services.createInstance("com.sun.star.frame.DispatchHelper")
        name = "com.sun.star.datatransfer.clipboard.SystemClipboard"
        self.clipboard = services.createInstance(name)
        self.document = None

    def open(self, what):
        self.close()
        self.document = self.desktop.loadComponentFromURL(
            f"private:factory/{what}", "_blank", 0, ()
        )

    def close(self):
        if self.document is not None:
            self.document.close(True)
        self.document = None

    def command(self, name, *values):
        frame = self.document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, f".uno:{name}", "", 0, values)

    def kinds(self):
        found = self.clipboard.getContents()
        return [kind.MimeType for kind in found.getTransferDataFlavors()] if found else []

    def paste(self, at=""):
        if at:
            self.command("GoToCell", value("ToPoint", at))
        self.command("Paste")

    def cells(self):
        sheet = self.document.Sheets.getByIndex(0)
        used = sheet.createCursor()
        used.gotoEndOfUsedArea(False)
        end = used.RangeAddress
        return [
            [self.cell(sheet.getCellByPosition(x, y)) for x in range(end.EndColumn + 1)]
            for y in range(end.EndRow + 1)
        ]

    @staticmethod
    def cell(cell):
        fields = cell.getTextFields()
        links = [fields.getByIndex(at).URL for at in range(fields.Count)]
        return {"type": cell.Type.value, "shown": cell.String, "value": cell.Value, "links": links}

    def pictures(self):
        found = self.document.GraphicObjects
        pictures = [found.getByIndex(at) for at in range(found.Count)]
        return [[picture.Width / _MM, picture.Height / _MM] for picture in pictures]

    def print(self, file):
        values = (value("FilterName", "writer_pdf_Export"),)
        self.document.storeToURL(Path(file).as_uri(), values)


def main():
    suite, services = started(Path(sys.argv[1]))
    try:
        office = Office(services)
        for line in sys.stdin:
            asked = json.loads(line)
            print(json.dumps(getattr(office, asked.pop("do"))(**asked)), flush=True)
        office.close()
        office.desktop.terminate()
        suite.wait()
    finally:
        if suite.poll() is None:
            suite.kill()


if __name__ == "__main__":
    main()
