"""A file manager of the tests', a process of its own: `python file_manager.py [silent | refuses]`.

It prints what it is asked to show, a JSON list on a line.
"""

import json
import sys

if sys.platform == "linux":
    from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
    from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.FileManager1"


def main(kind: str = "") -> None:
    with open_dbus_connection("SESSION") as bus:
        bus.send_and_get_reply(message_bus.RequestName(NAME))
        print("there", flush=True)
        while True:
            asked = bus.receive()
            fields = asked.header.fields
            if asked.header.message_type is not MessageType.method_call:
                continue
            if fields.get(HeaderFields.member) != "ShowItems" or kind == "refuses":
                bus.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod"))
                continue
            print(json.dumps(asked.body[0]), flush=True)
            if kind != "silent":
                bus.send(new_method_return(asked))


if __name__ == "__main__":
    main(*sys.argv[1:])
