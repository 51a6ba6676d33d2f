# What stands on every screen.
app-title = Intake
opening = The desk is opening …
practice-bar = PRACTICE
lock = Lock
lock-short = Lock
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
file-look-in = Look in:
file-is-folder = Folder
file-is-file = File { $ending }
file-type = Kind of file:
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
help-intro = Intake is the desk of a volunteer centre. Without a word behind it the desk opens.
help-practice = opens the practice centre
help-verbs = Without a screen:
help-more = More about a word: intake WORD --help
help-understand = one spoken line in, what is understood out
help-guard = finds in a text what must not be told
help-compose = writes a post from facts
help-say = writes what is said, printed or mailed
help-match-mail = tells what each mail is and which request it answers
help-import = shows what would be made of an address list
help-platforms = names each platform, how a post gets there and when that was checked
help-doctor = tells whether everything that the desk needs is there
help-slip = makes a sample slip, to try a printer with
help-feed = makes the open requests for the centre's own website
help-recovery = shows the groups of the recovery sheet, for a manager
help-key = gives this desk the centre's key, for a second desk
help-restore = puts a copy back with the recovery sheet
help-call = shows on the open desk who is ringing: intake call NUMBER
help-fill = shows what would be filled in on a kept page
help-walkthrough = lives through two calls by itself, or with --project through a camp

terminal-verified = looked over on { $day } by { $by }
terminal-name = Your name:{" "}
terminal-pin = PIN:{" "}
terminal-passphrase = Passphrase:{" "}
terminal-slip = { $file }: { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}, { $paper }
terminal-feed = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} in the files intake.jsonld and intake.atom in { $folder }
terminal-write-groups = Copy these groups by hand and keep them in a safe.
terminal-type-groups = Type the 13 groups of the recovery sheet, with spaces between them, and press Enter:
terminal-key-given = This desk has the centre's key now. Start the program.
terminal-restored = The copy is in place, with { $people ->
    [one] { $people } resident
   *[other] { $people } residents
}. Start the program.
head-who-named = { $name } · { $desk }
import-wrong-name = There is no name
import-wrong-phone = This is no telephone number: { $written }
import-wrong-postcode = There is no such postcode: { $written }
import-wrong-persons = This is no number of people: { $written }
import-wrong-needs = This is no number: { $written }
import-wrong-house-number = This is no house number: { $written }
