"""Lists, calendars and editors that are no plain boxes; those of npm are in tests/sites."""

from __future__ import annotations

import pytest

from intake.ui.browser.filler import PageFiller
from tests.form_facts import POST
from tests.served_pages import view_of_html

_POST = {
    **POST,
    "kind": "borrow",
    "region": "Noord-Holland",
    "description": "Een.\n\nTwee.\n\nDrie.",
}
_FORM = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><form onsubmit="return false">'
    "<label for=t>Titel</label><input id=t><label for=d>Omschrijving</label>"
    "<textarea id=d></textarea>{more}</form>"
)
_SELECT = (
    '<select id=c name=c style="position:absolute;width:1px;height:1px" tabindex=-1>'
    "<option value=''>Kies<option value=1>Boeken<option value=2>Gereedschap</select>"
)
_TOWNS = """<label for=p>Provincie</label><select id=p><option value="">Kies<option>Gelderland
<option>Noord-Holland</select><label for=s>Plaats</label><select id=s><option value="">Kies eerst
</select><script>p.onchange = () => setTimeout(() => {
s.innerHTML = '<option value="">Kies<option>Haarlem<option>Amsterdam'; }, 1200);</script>"""
_SYNCED = f"""<label for=c>Rubriek</label><div>{_SELECT}<span role=combobox id=shown tabindex=0>Kies
</span></div><script>c.addEventListener('change', () => {{
shown.textContent = c.options[c.selectedIndex].text; }});</script>"""
_DEAF = f"""<label for=c>Rubriek</label><div role=combobox id=box tabindex=0>{_SELECT}
<span id=shown>Kies</span><div role=listbox id=choices hidden><div role=option>Boeken</div>
<div role=option>Gereedschap</div></div></div><script>
const choices = document.getElementById('choices');
box.addEventListener('click', () => setTimeout(() => {{ choices.hidden = false; }}, 100));
choices.addEventListener('mousedown', (event) => {{
  shown.textContent = event.target.textContent; window.chosen = event.target.textContent; }});
</script>"""
_CALENDAR = """<label for=v>Vanaf</label><input id=v class="datepicker" readonly>
<div id=cal class="calendar" hidden><span id=head></span><button type=button class="next">›</button>
<table><tbody id=days></tbody></table></div><script>
let month = new Date(2026, 10, 1);
const draw = () => { head.textContent = month.toLocaleDateString('nl', {month: 'long', year: 'numeric'});
  days.innerHTML = ''; for (let week = 0; week < 5; week += 1) { const row = days.insertRow();
    for (let at = 1; at <= 7; at += 1) { const day = week * 7 + at; if (day < 32) row.insertCell().textContent = day; } } };
v.addEventListener('click', () => { draw(); cal.hidden = false; });
document.querySelector('.next').addEventListener('click', () => { month.setMonth(month.getMonth() + 1); draw(); });
days.addEventListener('click', (event) => {
  v.value = `${event.target.textContent}/${month.getMonth() + 1}/${month.getFullYear()}`; cal.hidden = true; });
</script>"""  # noqa: E501 - a page
_EDITOR = """<div>Verhaal</div><div id=e contenteditable=true style='min-height:5em'></div><script>
d.remove(); document.querySelector('label[for=d]').remove();
let kept = '';
e.addEventListener('paste', (event) => { event.preventDefault();
  const pasted = event.clipboardData.getData('text/html');
  setTimeout(() => { kept += pasted; e.innerHTML = kept; }, 100); });
e.addEventListener('input', () => { e.innerHTML = kept; });
</script>"""


@pytest.fixture
def filled(qtbot):
    def fill(more, script, *, times=1, post=_POST):
        view = view_of_html(qtbot, _FORM.format(more=more))
        page = view.page()
        filler = PageFiller(page, view)
        for _ in range(times):
            with qtbot.waitSignal(filler.filled, timeout=30_000) as told:
                filler.fill(post)
        with qtbot.waitCallback(timeout=20_000) as back:
            page.runJavaScript(script, back)
        return back.args[0], {step.role: step.value for step in told.args[0].steps}

    return fill


def test_towns_that_come_a_second_after_their_province_are_waited_for(filled):
    held, steps = filled(_TOWNS, "p.value + ' ' + s.value")
    assert held == "Noord-Holland Amsterdam"
    assert (steps["region"], steps["city"]) == ("Noord-Holland", "Amsterdam")


def test_a_hidden_list_is_chosen_from_where_something_shows_its_choice(filled):
    held, steps = filled(_SYNCED, "c.value + ' ' + shown.textContent")
    assert held == "2 Gereedschap"
    assert steps["category"] == "Gereedschap"


def test_a_hidden_list_that_nothing_shows_is_left_alone(filled):
    held, steps = filled(f"<label for=c>Rubriek</label>{_SELECT}", "c.value")
    assert held == ""
    assert "category" not in steps


def test_what_does_not_hear_of_its_list_is_pressed_as_a_person_does(filled):
    held, steps = filled(_DEAF, "window.chosen + ' ' + shown.textContent")
    assert held == "Gereedschap Gereedschap"
    assert steps["category"] == "Gereedschap"


def test_a_day_is_turned_to_and_chosen_where_a_box_takes_no_keys(filled):
    post = {**_POST, "date_from": "2027-02-09"}
    held, steps = filled(_CALENDAR, "v.value", post=post)
    assert held == "9/2/2027"
    assert "date_from" in steps


@pytest.mark.parametrize("times", [1, 2])
def test_an_editor_that_takes_only_what_is_pasted_keeps_its_paragraphs(filled, times):
    held, steps = filled(_EDITOR, "e.innerHTML", times=times)
    assert held == "<p>Een.</p><p>Twee.</p><p>Drie.</p>"
    assert "description" in steps
