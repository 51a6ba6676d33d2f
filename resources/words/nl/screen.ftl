# Wat op elk scherm staat.
app-title = Intake
opening = De balie gaat open …
practice-bar = OEFENEN
lock = Vergrendelen
lock-short = Op slot
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
file-look-in = Kijk in:
file-is-folder = Map
file-is-file = Bestand { $ending }
file-type = Soort bestand:
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
help-intro = Intake is de balie van een vrijwilligerscentrale. Zonder woord erachter gaat de balie open.
help-practice = opent de oefencentrale
help-verbs = Zonder scherm:
help-more = Meer over een woord: intake WOORD --help
help-understand = leest een gesproken regel en geeft terug wat er is begrepen
help-guard = zoekt in een tekst wat er niet in mag staan
help-compose = schrijft een oproep van gegevens
help-say = schrijft wat u zegt, print of mailt
help-match-mail = zegt van elke mail wat hij is en welk verzoek hij beantwoordt
help-import = laat zien wat van een adressenlijst gemaakt zou worden
help-platforms = noemt elk platform, hoe een oproep erop komt en wanneer dat is nagekeken
help-doctor = kijkt of alles er is wat de balie nodig heeft
help-slip = maakt een proefbriefje, om een printer te proberen
help-feed = maakt de oproepen voor de eigen website
help-recovery = toont de groepen van het herstelblad, voor een beheerder
help-key = geeft deze balie de sleutel van de centrale, voor een tweede balie
help-restore = zet een reservekopie terug met het herstelblad
help-call = laat op de open balie zien wie er belt: intake call NUMMER
help-fill = laat zien wat op een bewaarde pagina zou worden ingevuld
help-walkthrough = loopt zelf door twee gesprekken, of met --project door een buurtcamping

terminal-verified = nagekeken op { $day } door { $by }
terminal-name = Uw naam:{" "}
terminal-pin = Pincode:{" "}
terminal-passphrase = Wachtzin:{" "}
terminal-slip = { $file }: { $pages ->
    [one] { $pages } bladzijde
   *[other] { $pages } bladzijden
}, { $paper }
terminal-feed = { $count ->
    [one] { $count } oproep
   *[other] { $count } oproepen
} in de bestanden intake.jsonld en intake.atom in { $folder }
terminal-write-groups = Schrijf deze groepen over en bewaar ze in een kluis.
terminal-type-groups = Typ de 13 groepen van het herstelblad, met spaties ertussen, en druk op Enter:
terminal-key-given = Deze balie heeft nu de sleutel van de centrale. Start nu het programma.
terminal-restored = De kopie staat klaar, met { $people ->
    [one] { $people } bewoner
   *[other] { $people } bewoners
}. Start nu het programma.
head-who-named = { $name } · { $desk }
import-wrong-name = Er staat geen naam
import-wrong-phone = Dit telefoonnummer klopt niet: { $written }
import-wrong-postcode = Deze postcode bestaat niet: { $written }
import-wrong-persons = Dit is geen aantal personen: { $written }
import-wrong-needs = Dit is geen aantal: { $written }
import-wrong-house-number = Dit is geen huisnummer: { $written }
