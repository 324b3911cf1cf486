"""A desktop portal, as a process of its own: `python portal.py [silent | old]`.

It tells the colour scheme it was given last, a number on a line of its input: 0 no preference,
1 dark, 2 light. A silent one answers nothing; an old one knows `Read` alone, as before 2022.
"""

import sys
import threading

if sys.platform == "linux":
    from jeepney import (
        DBusAddress,
        HeaderFields,
        Message,
        MessageType,
        message_bus,
        new_error,
        new_method_return,
        new_signal,
    )
    from jeepney.io.blocking import DBusConnection, open_dbus_connection

_PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Desktop",
    "org.freedesktop.portal.Settings",
)
_SETTING = ("org.freedesktop.appearance", "color-scheme")


class Portal:
    """What it was told, and what it says of that."""

    def __init__(self, bus: DBusConnection, kind: str) -> None:
        self._bus = bus
        self._kind = kind
        self._scheme = 0

    def answer(self, question: Message) -> None:
        if self._kind == "silent" or question.header.message_type is not MessageType.method_call:
            return
        value = ("u", self._scheme)
        match question.header.fields.get(HeaderFields.member):
            case "ReadOne" if self._kind != "old" and question.body == _SETTING:
                self._bus.send(new_method_return(question, "v", (value,)))
            case "Read" if question.body == _SETTING:
                self._bus.send(new_method_return(question, "v", (("v", value),)))
            case _:
                self._bus.send(new_error(question, "org.freedesktop.DBus.Error.UnknownMethod"))

    def hear(self) -> None:
        """Take new schemes from the input, and tell of each."""
        for line in sys.stdin:
            self._scheme = int(line)
            change = (*_SETTING, ("u", self._scheme))
            self._bus.send(new_signal(_PORTAL, "SettingChanged", "ssv", change))
            print("told", flush=True)


def main() -> None:
    with open_dbus_connection("SESSION") as bus:
        portal = Portal(bus, "".join(sys.argv[1:]))
        bus.send_and_get_reply(message_bus.RequestName(_PORTAL.bus_name))
        threading.Thread(target=portal.hear, daemon=True).start()
        print("there", flush=True)
        while True:
            portal.answer(bus.receive())


if __name__ == "__main__":
    main()
