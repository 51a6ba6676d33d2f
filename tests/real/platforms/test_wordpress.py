"""A real WordPress takes a post and gives it back."""

from __future__ import annotations

import json
import urllib.request

import pytest

from intake.domain.platform_profile import SiteApi
from intake.kit.errors import RejectedError
from intake.platforms.api_channel import ApiChannel
from intake.platforms.profile_files import read_profile
from tests.outboxes import outgoing
from tests.servers import wordpress


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with wordpress(tmp_path_factory.mktemp("wordpress")) as found:
        yield found


def program_for(base, user):
    """Say what the shipped example says, with this site's address in it."""
    return SiteApi(
        post=f"{base}/index.php?rest_route=/wp/v2/posts",
        body={"title": "{title}", "content": "{text}", "status": "publish"},
        user=user,
        find=f"{base}/index.php?rest_route=/wp/v2/posts&search={{code}}",
        withdraw=f"{base}/index.php?rest_route=/wp/v2/posts/{{number}}&force=true",
    )


def check_call(base):
    with urllib.request.urlopen(
        f"{base}/index.php?rest_route=/wp/v2/posts&search=K7Q-F23", timeout=20
    ) as answer:
        return json.load(answer)


def test_a_post_stands_on_wordpress_is_found_by_its_code_and_taken_off(site):
    base, user, password = site
    channel = ApiChannel(program_for(base, user), lambda: password)
    one = outgoing()._replace(
        values={
            "title": "Boormachine te leen gevraagd",
            "text": "Wie heeft er een? Code K7Q-F23.",
            "code": "K7Q-F23",
        }
    )
    assert channel.find("K7Q-F23") is None
    placed = channel.post(one)
    assert placed.url.startswith(base)
    assert [post["title"]["rendered"] for post in check_call(base)] == [
        "Boormachine te leen gevraagd"
    ]
    assert channel.find("K7Q-F23") == placed
    channel.withdraw(one, placed)
    assert check_call(base) == []
    channel.withdraw(one, placed)


def test_a_wrong_password_posts_nothing(site):
    base, user, _ = site
    with pytest.raises(RejectedError, match="program-refused"):
        ApiChannel(program_for(base, user), lambda: "verkeerd").post(outgoing())
    assert check_call(base) == []


def test_a_profile_file_says_all_of_it(tmp_path):
    user = "redactie"
    wanted = program_for("https://buurt.example", user)
    file = tmp_path / "buurtsite.toml"
    body = "\n".join(f'{name} = "{text}"' for name, text in wanted.body.items())
    file.write_text(
        f'name = "Buurtsite"\nway = "program"\nkinds = ["borrow"]\n[program]\npost = '
        f'"{wanted.post}"\nuser = "{user}"\nfind = "{wanted.find}"\nwithdraw = '
        f'"{wanted.withdraw}"\n'
        f"[program.body]\n{body}\n",
        encoding="utf8",
    )
    assert read_profile(file).program == wanted
