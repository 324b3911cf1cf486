"""A screen reader's eyes and hands: reads and uses a program's tree over AT-SPI, and nothing else.

Run with the system's Python (`python3-pyatspi`) as a process of its own; one JSON object a line
comes in and one goes out. `{"do": "tree"}` lists what can be seen as `[role, name, description,
text, states]`; `{"do": "press", "name": …}` and `{"do": "write", "name": …, "text": …}` do what a
screen reader's user does, and answer whether there was something to do it to; `{"do": "heard"}`
says what was focused last, `{"do": "announced"}` what was said unasked, `{"do": "notified"}` which
notifications appeared. With `older` after the program's process it listens for no announcements, as
screen readers did that do not know them.
"""

import json
import sys

import pyatspi
from gi.repository import GLib

_DEPTH = 40
# What was focused last: menus are in no tree, and screen readers know of them by this alone.
heard = []
# What was said without being asked for.
announced = []
notified = []


def nodes(node, depth=0):
    yield node
    if depth < _DEPTH:
        for child in node:
            if child is not None:
                yield from nodes(child, depth + 1)


def program(pid):
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.get_process_id() == pid:
            return application
    return None


def text_of(node):
    try:
        text = node.queryText()
        return text.getText(0, text.characterCount)
    except NotImplementedError:
        return ""


def role_of(node):
    """Newer versions of AT-SPI call push buttons "button"."""
    role = node.getRoleName()
    return "push button" if role == "button" else role


def shown(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING)


def found(root, name, role=None, state=pyatspi.STATE_ENABLED):
    matches = [
        node
        for node in nodes(root)
        if (node.name == name or node.description == name)
        and (role is None or role_of(node) == role)
        and node.getState().contains(state)
    ]
    return next((node for node in matches if shown(node)), matches[0] if matches else None)


def press(node):
    actions = node.queryAction()
    names = [actions.getName(i) for i in range(actions.nActions)]
    wanted = next(name for name in ("Press", "ShowMenu", "Toggle") if name in names)
    try:
        return actions.doAction(names.index(wanted))
    except Exception as error:
        # Qt answers when the menu is closed again.
        if wanted == "ShowMenu" and "timeout" in str(error).lower():
            return True
        raise


def answer(pid, question):
    root = program(pid)
    if root is None:
        return None
    match question["do"]:
        case "tree":
            return [
                [
                    role_of(n),
                    n.name,
                    n.description,
                    text_of(n),
                    [
                        s
                        for s in ("focused", "enabled", "editable", "read-only")
                        if n.getState().contains(
                            getattr(pyatspi, "STATE_" + s.upper().replace("-", "_"))
                        )
                    ],
                ]
                for n in nodes(root)
                if shown(n)
            ]
        case "press":
            node = found(root, question["name"], question.get("role"))
            return node is not None and bool(press(node))
        case "announced":
            return announced
        case "notified":
            return notified
        case "heard":
            return heard[-1] if heard else []
        case "write":
            node = found(root, question["name"], state=pyatspi.STATE_EDITABLE)
            if node is None:
                return False
            return bool(node.queryEditableText().setTextContents(question["text"]))
    return None


def on_focus(event):
    if event.detail1 and event.source is not None:
        heard.append([role_of(event.source), event.source.name])


def on_announcement(event):
    announced.append(str(event.any_data))


def on_showing(event):
    if event.detail1 and event.source.getRole() == pyatspi.ROLE_NOTIFICATION:
        notified.append(event.source.name)


def main():
    pid = int(sys.argv[1])
    pyatspi.Registry.registerEventListener(on_focus, "object:state-changed:focused")
    pyatspi.Registry.registerEventListener(on_showing, "object:state-changed:showing")
    if "older" not in sys.argv:
        pyatspi.Registry.registerEventListener(on_announcement, "object:announcement")
    pyatspi.Registry.getDesktop(0)
    context = GLib.MainContext.default()
    for line in sys.stdin:
        while context.iteration(False):
            pass
        try:
            result = answer(pid, json.loads(line))
        except Exception as error:  # what is read may go away at any moment
            result = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(result), flush=True)


main()
