from __future__ import annotations

import os
import resource
import socket
from contextlib import closing

import pytest

from intake.kit.sockets import has_input

SELECT_BOUND = 1_024


@pytest.fixture
def high_descriptors():
    """Open files until the next one has a number that ``select`` refuses."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2 * SELECT_BOUND:
        pytest.skip("this machine gives no process so many files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2 * SELECT_BOUND), hard))
    opened = [os.open(os.devnull, os.O_RDONLY)]
    while opened[-1] < SELECT_BOUND:
        opened.append(os.open(os.devnull, os.O_RDONLY))
    yield
    for descriptor in opened:
        os.close(descriptor)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_socket_is_looked_at_also_beside_a_thousand_open_files(high_descriptors):
    near, far = socket.socketpair()
    with closing(near), closing(far):
        assert near.fileno() > SELECT_BOUND
        assert not has_input(near)
        far.sendall(b"+ here is news")
        assert has_input(near)
