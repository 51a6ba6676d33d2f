# Wat op elk scherm staat.
app-title = Intake
opening = De balie gaat open …
practice-bar = OEFENEN
lock = Vergrendelen
search-hint = Zoek alles: naam, nummer, code, woord
search-name = Zoek alles
head-who = { $name } · balie { $desk }
saved-at = Bewaard om { $time }
copy-failed = De reservekopie is nog niet gemaakt. { $why }
copy-made = Reservekopie: vandaag, { $time }
copy-made-on = Laatste reservekopie: { $moment }
place-desk = Balie
place-requests = Verzoeken
place-replies = Reacties
place-calls = Vandaag
place-settings = Instellingen
place-home = bij de bewoner thuis
foot-new = Nieuw verzoek
foot-crisis = Crisiskaart
kind-borrow = Spullen lenen
kind-meal = Maaltijd
kind-help = Hulp
kind-ride = Vervoer
kind-offer = Aanbod
state-open = loopt
state-agreed = afgesproken
state-closed = klaar
state-referred = doorverwezen
state-cancelled = gestopt
answer-yes = Ja
answer-no = Nee
answer-later = Later
role-volunteer = vrijwilliger
role-coordinator = coördinator
role-manager = beheerder
language-nl = Nederlands
language-en = Engels
theme-system = Zoals de computer
theme-light = Licht
theme-dark = Donker
theme-contrast = Hoog contrast
way-web = op de site
way-copy = overtypen of kopiëren
way-mail = per mail
way-phone = per telefoon
way-paper = op papier
way-card = alleen een kaart met uitleg
way-off = staat uit
bug-sentence = Er ging iets mis in het programma zelf. Wat bewaard was, is veilig. Start opnieuw; blijft het gebeuren, stuur dan dit bestand aan wie u helpt: { $log }
passphrase-choose = Kies een wachtzin van minstens 10 tekens. Zonder deze zin kan niemand bij de gegevens. Bewaar hem goed.
passphrase-ask = Typ de wachtzin van deze balie.
who-found = { $count ->
    [one] { $count } bewoner gevonden
   *[other] { $count } bewoners gevonden
}
place-waiting = { $place }, { $count } wachten
and = en
passphrase-again = Typ de wachtzin nog een keer.
way-program = van programma naar programma
way-feed = op de eigen website
state-off = uit
state-ready = klaar
state-not-ready = moet nog ingevuld worden
way-own = vraag eigen vrijwilligers
foot-refer = Doorverwijzen
search-results = Gevonden
search-nothing = Niets gevonden. Probeer een ander woord, of een deel van de naam.
search-found = { $count ->
    [one] 1 gevonden
   *[other] { $count } gevonden
 }
hit-person = bewoner
hit-request = verzoek
hit-reply = reactie
hit-helper = vrijwilliger
hit-platform = platform
