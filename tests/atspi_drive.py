"""Drive the real window as a screen reader does: through AT-SPI on the accessibility bus.

Started by ``test_atspi`` inside a session.

Prints one JSON line: what the tree said at each step. Every wait is for a signal of the bus, up to
a deadline.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

DEADLINE = 60
SYMBOL = 3
RETURN = 0xFF0D
ACCESSIBLE = "org.a11y.atspi.Accessible"
WORKABLE = ("text", "push button", "check box", "combo box", "list")


class Bus:
    """The accessibility bus."""

    def __init__(self):
        session = open_dbus_connection("SESSION")
        asked = new_method_call(
            DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress"
        )
        self.link = open_dbus_connection(session.send_and_get_reply(asked).body[0])
        session.close()
        for rule in (
            MatchRule(type="signal", interface="org.a11y.atspi.Event.Object"),
            MatchRule(type="signal", interface="org.a11y.atspi.Event.Window"),
        ):
            self.link.send_and_get_reply(message_bus.AddMatch(rule))
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        for event in (
            "object:children-changed",
            "object:state-changed",
            "object:property-change",
            "object:text-changed",
            "window:",
        ):
            self.link.send_and_get_reply(
                new_method_call(registry, "RegisterEvent", "sass", (event, [], ""))
            )

    def call(self, where, interface, method, signature=None, body=()):
        name, path = where
        return self.link.send_and_get_reply(
            new_method_call(DBusAddress(path, name, interface), method, signature, body), timeout=20
        ).body

    def name(self, where):
        return self.link.send_and_get_reply(
            Properties(DBusAddress(where[1], where[0], ACCESSIBLE)).get("Name"), timeout=20
        ).body[0][1]

    def children(self, where):
        body = self.call(where, ACCESSIBLE, "GetChildren")
        return body[0] if body and isinstance(body[0], list) else []

    def role(self, where):
        return self.call(where, ACCESSIBLE, "GetRoleName")[0]

    def showing(self, where):
        low, _ = self.call(where, ACCESSIBLE, "GetState")[0]
        return bool(low & (1 << 25))

    def walk(self, where):
        yield where
        for child in self.children(where):
            yield from self.walk(tuple(child))

    def until(self, what, look):
        """Look; where it is not there yet, wait for the next signal and look again."""
        ends = time.monotonic() + DEADLINE
        while True:
            found = look()
            if found:
                return found
            left = ends - time.monotonic()
            if left <= 0:
                raise SystemExit(f"never seen: {what}; the tree says {self.told()}")
            try:
                self.link.receive(timeout=min(left, 2))
            except TimeoutError:
                continue

    def root(self):
        for child in self.children(("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")):
            if self.name(tuple(child)) == "Intake":
                return tuple(child)
        return None

    def find(self, role, name, *, whole=False):
        root = self.root()
        if root is None:
            return None
        for part in self.walk(root):
            if (
                self.role(part) == role
                and (name == self.name(part) if whole else name in self.name(part))
                and self.showing(part)
            ):
                return part
        return None

    def told(self):
        root = self.root()
        return (
            [(self.role(part), self.name(part)) for part in self.walk(root) if self.showing(part)][
                :60
            ]
            if root
            else "no Intake"
        )

    def type(self, text):
        for sign in text:
            self.key(ord(sign))

    def key(self, symbol):
        device = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry/deviceeventcontroller")
        self.call(
            device,
            "org.a11y.atspi.DeviceEventController",
            "GenerateKeyboardEvent",
            "isu",
            (symbol, "", SYMBOL),
        )

    def focus(self, where):
        return self.call(where, "org.a11y.atspi.Component", "GrabFocus")[0]

    def press(self, where):
        return self.call(where, "org.a11y.atspi.Action", "DoAction", "i", (0,))[0]

    def text(self, where):
        return self.call(where, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))[0]


def drive(bus, pin, typed):
    told = {}
    field = bus.until("the PIN's field", lambda: bus.find("text", "Uw pincode"))
    bus.until("the colleagues", lambda: bus.find("list item", "Ineke"))
    bus.focus(field)
    bus.type(pin)
    bus.key(RETURN)
    who = bus.until("the first field of the desk", lambda: bus.find("text", "Wie"))
    told["who"] = bus.name(who)
    bus.focus(who)
    bus.type(typed)
    told["listed"] = bus.name(
        bus.until("a line of the look-up", lambda: bus.find("list item", "Vries-Bakker"))
    )
    bus.key(RETURN)
    line = bus.until("the second field", lambda: bus.find("text", "Wat"))
    bus.until("the person's card", lambda: bus.find("label", "De Vries-Bakker"))
    bus.focus(line)
    bus.type("boormachine lenen zaterdag")
    bus.key(RETURN)
    what = bus.until("the form", lambda: bus.find("text", "Wat", whole=True))
    bus.until("the form filled in", lambda: bus.text(what))
    told["what"] = bus.text(what)
    told["unnamed"] = sorted(
        {
            bus.role(part)
            for part in bus.walk(bus.root())
            if bus.role(part) in WORKABLE and bus.showing(part) and not bus.name(part)
        }
    )
    bus.press(bus.until("the lock", lambda: bus.find("push button", "Vergrendelen")))
    bus.until("the desk is locked", lambda: bus.find("text", "Uw pincode"))
    told["locked"] = bus.find("text", "Wie helpen we?") is None
    return told


def main():
    pin, typed = sys.argv[1:]
    bus = Bus()
    desk = subprocess.Popen(
        [sys.executable, "-m", "intake", "--practice"], stdout=sys.stderr, stderr=sys.stderr
    )
    try:
        print(json.dumps(drive(bus, pin, typed)))
    finally:
        desk.terminate()
        desk.wait(20)


if __name__ == "__main__":
    main()
