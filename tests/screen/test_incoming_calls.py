"""A ringing telephone brings the desk to the front with the caller looked up."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from intake.app.caller_pop import CallerPop
from intake.app.incoming_calls import IncomingCalls
from intake.domain.phone import make_phone
from intake.domain.resident import Resident
from intake.kit.call_signal import Listener, number_of, read_listener, send_number, write_listener
from tests.builders import a_call
from tests.screens import press


@pytest.fixture
def incoming(tmp_path):
    calls = IncomingCalls(tmp_path / "desk.calls")
    yield calls
    calls.close()


def in_background(act):
    got = []
    thread = threading.Thread(target=lambda: got.append(act()))
    thread.start()
    return thread, got


def heard(qtbot, incoming, act):
    """The numbers that the desk hears while somebody acts elsewhere, and what that returns."""
    numbers = []
    incoming.ringing.connect(numbers.append)
    thread, got = in_background(act)
    qtbot.waitUntil(lambda: not thread.is_alive())
    return numbers, got[0]


@pytest.mark.parametrize(
    ("argument", "number"),
    [
        ("+31206184217", "+31206184217"),
        ("020-618 42 17", "0206184217"),
        ("tel:+31-20-618-4217;phone-context=x", "+31206184217"),
        ("tel:%2B31206184217", ""),
        ("TEL:0206184217", "0206184217"),
        ("", ""),
        ("anoniem", ""),
        ("+3120618; rm -rf", ""),
        ("9" * 40, ""),
    ],
)
def test_a_number_is_read_from_an_argument_or_an_address(argument, number):
    assert number_of(argument) == number


def test_the_desk_hears_a_number(qtbot, incoming, tmp_path):
    file = tmp_path / "desk.calls"
    assert heard(qtbot, incoming, lambda: send_number(file, "+31206184217")) == (
        ["+31206184217"],
        True,
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "said", [b"wrong +31206184217\n", b"", b"\xff" * 500, b"{token} anoniem\n"]
)
def test_who_may_not_read_the_file_is_not_heard(qtbot, incoming, tmp_path, said):
    listener = read_listener(tmp_path / "desk.calls")
    raw = said.replace(b"{token}", listener.token.encode())

    def shout():
        with socket.create_connection(("127.0.0.1", listener.port), 5) as line:
            line.sendall(raw)
            with suppress(OSError):
                line.shutdown(socket.SHUT_WR)
                line.recv(8)

    assert heard(qtbot, incoming, shout) == ([], None)


def test_a_program_that_took_the_port_of_a_killed_desk_gets_neither_number_nor_secret(tmp_path):
    file, heard_there = tmp_path / "desk.calls", []
    with socket.create_server(("127.0.0.1", 0)) as thief:
        write_listener(file, Listener(thief.getsockname()[1], "a-secret"))

        def serve():
            connection, _ = thief.accept()
            with connection:
                heard_there.append(connection.recv(300))
                connection.sendall(b"ok\n")
                heard_there.append(connection.recv(300))

        serving = threading.Thread(target=serve)
        serving.start()
        assert not send_number(file, "+31206184217")
        serving.join(5)
    told = b"".join(heard_there)
    assert told.startswith(b"?")
    assert b"a-secret" not in told
    assert b"31206184217" not in told


def test_programs_that_say_nothing_keep_no_number_away(qtbot, incoming, tmp_path):
    file = tmp_path / "desk.calls"
    port = read_listener(file).port
    silent = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(20)]
    assert heard(qtbot, incoming, lambda: send_number(file, "+31206184217"))[1]
    for line in silent:
        line.close()


def test_a_desk_that_is_closed_takes_nothing(incoming, tmp_path):
    file = tmp_path / "desk.calls"
    gone = read_listener(file)
    incoming.close()
    assert not file.exists()
    assert not send_number(file, "+31206184217")
    write_listener(file, Listener(gone.port, gone.token))  # a desk that was killed left it behind
    assert not send_number(file, "+31206184217")


def alone_at(practice, number):
    """A resident with a number that nobody else has."""
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        resident = transaction.get(Resident, taken.resident.id)
        return transaction.save(replace(resident, phones=(make_phone(number),)))


def test_the_only_person_with_this_number_is_on_the_page_at_once(screen, practice):
    resident = alone_at(practice, "+31201110000")
    CallerPop(screen).show_caller("0201110000")
    assert screen.place == "desk"
    assert screen.call_draft.get("resident") == str(resident.id)


def test_between_two_with_one_number_somebody_chooses(screen, practice):
    a_call(practice)  # Annie has this number too
    CallerPop(screen).show_caller("0206184217")
    assert screen.call_draft.get("resident") == ""
    press(Qt.Key.Key_Return)
    assert screen.call_draft.get("resident") != "", "one key opens the first"


def test_of_a_number_that_nobody_has_the_new_person_keeps_it(screen, practice):
    CallerPop(screen).show_caller("+31201112223")
    assert screen.place == "desk"
    assert screen.call_draft.get("resident") == ""
    assert screen.call_draft.get("who") == "+31201112223"


def test_the_call_that_was_on_the_page_is_parked(screen, practice):
    a_call(practice)
    screen.go("desk")
    screen.what.understand_line("een ladder lenen")
    before = screen.call_draft.draft_id
    CallerPop(screen).show_caller("0206184217")
    parked = [draft.id for draft in practice.use_cases.drafts.list_unfinished(practice.actor)]
    assert before in parked


def test_at_a_locked_desk_the_caller_waits_for_the_sign_in(screen, practice):
    resident = alone_at(practice, "+31201110000")
    pop = CallerPop(screen)
    screen.session.lock()
    pop.show_caller("0201110000")
    assert screen.call_draft.get("resident") == ""
    screen.session.enter(practice.actor)
    assert screen.call_draft.get("resident") == str(resident.id)


def test_the_command_loads_neither_qt_nor_the_database(tmp_path):
    code = (
        "import sys; sys.argv = ['intake', 'call', '0206184217']\n"
        "from intake.__main__ import main\n"
        "status = main()\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "assert status == 1 and not loaded & {'PySide6', 'sqlalchemy', 'phonenumbers'}, loaded\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"INTAKE_HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Er staat geen balie open" in done.stderr


def test_a_program_that_says_nothing_holds_nobody_up(qtbot, incoming, tmp_path):
    """Its number is taken up while the silent ones are still connected."""
    listener = read_listener(tmp_path / "desk.calls")
    silent = [socket.create_connection(("127.0.0.1", listener.port)) for _ in range(3)]
    for connection in silent:
        connection.setblocking(False)
    numbers, _ = heard(
        qtbot, incoming, lambda: send_number(tmp_path / "desk.calls", "+31206184217")
    )
    assert numbers == ["+31206184217"]
    with pytest.raises(BlockingIOError):
        silent[0].recv(1)
    for connection in silent:
        connection.close()
