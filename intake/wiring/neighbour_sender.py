"""Send messages to the neighbours of the practice mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.domain.message import Message
    from intake.kit.clock import Clock
    from intake.practice.neighbours import Neighbours


class NeighbourSender:
    """Sends to practice neighbours: nothing leaves this machine."""

    def __init__(self, neighbours: Neighbours, clock: Clock) -> None:
        self._neighbours = neighbours
        self._clock = clock

    def send(self, message: Message) -> None:
        self._neighbours.receive_message(message, self._clock.now().timestamp())
