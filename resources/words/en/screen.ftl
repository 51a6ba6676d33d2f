# What stands on every screen.
app-title = Intake
opening = The desk is opening …
practice-bar = PRACTICE
lock = Lock
search-hint = Search all: name, number, code, word
search-name = Search everything
head-who = { $name } · desk { $desk }
saved-at = Saved at { $time }
copy-failed = The copy has not been made yet. { $why }
copy-made = Backup: today, { $time }
copy-made-on = Last backup: { $moment }
place-desk = Desk
place-requests = Requests
place-replies = Replies
place-calls = Today
place-settings = Settings
place-home = at the resident's home
foot-new = New request
foot-crisis = Crisis card
kind-borrow = Borrow things
kind-meal = Meal
kind-help = Help
kind-ride = Ride
kind-offer = Offer
state-open = open
state-agreed = arranged
state-closed = done
state-referred = referred
state-cancelled = stopped
answer-yes = Yes
answer-no = No
answer-later = Later
role-volunteer = volunteer
role-coordinator = coordinator
role-manager = manager
language-nl = Dutch
language-en = English
theme-system = As the computer
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
way-web = on the site
way-copy = by copying
way-mail = by mail
way-phone = by phone
way-paper = on paper
way-card = only a card with an explanation
way-off = switched off
bug-sentence = Something went wrong in the program itself. What was saved is safe. Start again; if it keeps happening, send this file to whoever helps you: { $log }
passphrase-choose = Choose a passphrase of at least 10 characters. Without it nobody can reach the data. Keep it safe.
passphrase-ask = Type this desk's passphrase.
who-found = { $count ->
    [one] { $count } resident found
   *[other] { $count } residents found
}
place-waiting = { $place }, { $count } waiting
and = and
passphrase-again = Type the passphrase once more.
way-program = from program to program
way-feed = on the centre's own website
state-off = off
state-ready = ready
state-not-ready = still to be filled in
way-own = ask our own volunteers
foot-refer = Refer
search-results = Found
search-nothing = Nothing found. Try another word, or part of the name.
search-found = { $count ->
    [one] 1 found
   *[other] { $count } found
 }
hit-person = resident
hit-request = request
hit-reply = reply
hit-helper = volunteer
hit-platform = platform
