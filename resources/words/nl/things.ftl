# Dingen die worden uitgeleend: de pagina Uitgifte, de taken, wat er gezegd wordt, het papier.

place-handovers = Uitgifte
handover-code = Code van het briefje of het etiket: typen of scannen. Een naam of een woord mag ook.
handover-code-name = Code, naam of woord
handover-out = Uitgeven
handover-in = Innemen
handover-empty = Typ of scan een code. Het briefje van de bewoner vindt alles wat voor die bewoner klaarligt; een etiket vindt het ding.
handover-nothing-found = Hier is niets van te vinden: { $typed }. Typ de code, een naam, een ding of een plek.
handover-matches = Welke bedoelt u?
handover-nothing-here = Voor deze bewoner ligt hier niets, en de bewoner heeft niets van ons.
handover-ask-word = Vraag het codewoord: { $word }
handover-no-word = Er is geen codewoord afgesproken. Kent u de bewoner, of heeft u een pasje gezien?
handover-word-right = klopt
handover-word-known = ik ken deze bewoner
handover-word-wrong = klopt niet
handover-proved = Het codewoord klopt.
handover-known = U kent deze bewoner.
handover-word-refused = Geef niets mee. Vraag naar het briefje of een pasje, of bel de bewoner op het nummer dat wij hebben.
handover-collector-allowed = { $who } mag het ook halen
handover-thing = Ding
handover-from = Van
handover-where = Waar nu
handover-condition = Staat
handover-own = eigen
handover-lender-of = van { $name }
handover-at-desk = de balie
handover-where-resident = bij { $name }
handover-where-lender = bij { $name }
handover-where-lender-home = thuis bij wie het uitleent
handover-where-collector = onderweg met { $name }
handover-where-lost = kwijt
handover-where-gone = weg, zo afgesproken
handover-where-new = nieuw in de lijst
handover-pieces = { $name } · { $count } stuks
handover-others = bij anderen
handover-with-others = { $count } bij anderen
handover-some = { $count } { $where }
handover-due = terug op { $day }
handover-late = { $days ->
    [one] 1 dag te laat
   *[other] { $days } dagen te laat
  }
handover-awaited = nog bij { $name }, nog niet hier geweest
handover-arrive = Dit is binnen
handover-give-all = Alles wat is aangevinkt uitgeven
handover-take-all = Alles wat is aangevinkt innemen
handover-other-collects = Iemand anders haalt op
handover-receipt = Bewijs printen
handover-sign = Ondertekend op papier
handover-new = Nieuw ding
handover-extend = Langer houden
handover-mishap = Kapot of kwijt
handover-home = Naar huis gebracht
handover-label = Etiket
handover-put = Op een plek zetten
handover-missing = Er ontbreekt iets
handover-list = Uitgiftelijst
handover-calendar = Eigen spullen: wat is wanneer vrij
handover-calendar-short = Wat is vrij
handover-chain = Waar is het?
handover-hop = { $from } → { $to } · { $when }
handover-hop-now = nu
handover-hop-corrected = rechtgezet
handover-hop-signed = getekend
handover-hop-collector = gehaald door { $who }
handover-expected = { $from } → { $to } · uiterlijk { $day }
handover-no-chain = Kies een ding om te zien waar het geweest is.
handover-out-title = { $things ->
    [0] Er is nu niets buiten
    [one] Nu buiten: 1 ding bij { $people } bewoner
   *[other] Nu buiten: { $things } dingen bij { $people ->
        [one] 1 bewoner
       *[other] { $people } bewoners
      }
  }
handover-out-late = te laat: { $count }
handover-out-today = vandaag terug: { $count }
handover-out-damaged = kapot: { $count }
handover-out-lost = kwijt: { $count }
handover-out-more = en nog { $count }
handover-next-person = Volgende: { $who }
handover-to-come = { $count ->
    [one] 1 bewoner komt nog iets halen
   *[other] { $count } bewoners komen nog iets halen
  }
handover-to-come-person = { $who } · { $count ->
    [one] 1 stuk
   *[other] { $count } stuks
  }
handover-empty-in = Scan of typ een code van een etiket, of kies rechts wie er iets terugbrengt.
handover-to-bring = { $count ->
    [one] 1 bewoner brengt nog iets terug
   *[other] { $count } bewoners brengen nog iets terug
  }
handover-all-served = Iedereen is geweest: terug naar het project
handover-lacking = Er is te weinig voor iedereen. Dit huishouden krijgt niet: { $what }.
handover-given = Uitgegeven aan { $who }: { $what }.
handover-taken = Terug: { $what }. Zet het op: { $place }.
handover-taken-from = Terug van { $who }: { $what }. Zet het op: { $place }.
handover-taken-missing = Er ontbreekt nog: { $parts }. Er is een taak gemaakt.
handover-was-here = { $name } stond al als terug in de lijst. Er is niets veranderd.
handover-arrived = Binnen van { $who }: { $what }. Plak het etiket erop: { $code }.
handover-brought-home = { $name } is thuis bij { $who }.
handover-put-done = { $name } staat nu op: { $place }.
handover-signed = Ondertekend op papier: genoteerd.
handover-extended = { $name } mag blijven tot { $day }.
handover-extension-asked = { $name }: er is een taak om { $who } te vragen of het mag blijven tot { $day }.
handover-mishap-kept = Genoteerd. { $told ->
    [no] Er is een taak om { $who } te vertellen wat er gebeurd is.
   *[yes] Dank u.
  }
handover-undone = Teruggedraaid.
handover-undo-out = uitgegeven
handover-undo-in = ingenomen
handover-undo-act = { $name }
handover-when-day = Tot welke dag? Typ een dag, zoals “vr” of “12 december”.
handover-day-wrong = Deze dag is niet te lezen. Typ bijvoorbeeld “vr” of “12 december”.
handover-number-wrong = Typ een getal.
handover-nothing-chosen = Kies eerst een ding: typ de code, of kies een regel.
entry-collector-title = Wie haalt het op?
entry-collector-name = Naam
entry-collector-relation = Wie is dat voor de bewoner?
entry-collector-slip = Heeft het briefje laten zien
entry-new-title = Nieuw ding van iemand die uitleent
entry-new-name = Wat is het?
entry-new-count = Hoeveel?
entry-new-lender = Van wie?
entry-new-contact = Telefoon of mail
entry-new-parts = Onderdelen, met komma’s: 2 stokken, 12 haringen
entry-new-condition = Hoe is het? Heel, of wat er stuk is
entry-new-place = Waar zet u het?
entry-new-code = Code van het verzoek, als er een is
entry-new-collector = Of: wie van ons is ermee onderweg?
entry-new-direct = De bewoner heeft het al, rechtstreeks van de uitlener
entry-extend-title = Langer houden: { $name }
entry-mishap-title = Kapot of kwijt: { $name }
entry-mishap-what = Wat is er gebeurd?
entry-mishap-agreed = Wat is er afgesproken?
entry-mishap-told = Wie weet het?
entry-mishap-lost = Het is kwijt
entry-mishap-lender = Wie het uitleent weet het al
entry-put-title = Waar zet u { $name }?
entry-put-place = Plek: een rek, het buurthuis, de bus
entry-missing-title = Wat ontbreekt er van { $name }?
entry-missing-part = { $name } (van { $count }): hoeveel ontbreken er?
entry-save = Bewaren
entry-leave = Niet bewaren
more-places-handovers = Uitgifte
hit-thing = ding

task-overdue = Vragen wanneer het terugkomt
task-not-collected = Vragen of het nog gehaald wordt
task-missing-part = Vragen waar een onderdeel is
task-tell-extension = Zeggen of het langer mag
task-ask-extension = Vraag de uitlener of het langer mag
task-tell-lender = Vertel de uitlener wat er gebeurd is
task-fetch-loan = Het terugvragen bij de familie
task-fetch-loan-hint = Deze bewoner is overleden of verhuisd en heeft dit nog. Vraag het aan de familie of de nieuwe bewoner, en zeg de uitlener hoe het staat.
task-bring-home = Breng het terug naar de uitlener
task-bring-home-hint = Dit kwam terug van de bewoner. Breng het naar huis en vink dit af.
task-visit-taken-over = Bellen: er komt iemand anders
task-missed-visit = Bellen: er kwam niemand
call-visit-question = Vindt de bewoner het goed?
call-extension-question = Mag het langer blijven?

say-overdue = U heeft van ons { $what } te leen. Het kwam nog niet terug. Wij spraken af: { $day }. Hoe gaat het ermee? Wanneer komt het terug?
say-not-collected = Hier ligt voor u klaar: { $what }. Komt u dat nog halen? Wanneer komt u?
say-missing-part = Dank u voor het terugbrengen van { $what }. Er mist nog iets: { $parts }. Wilt u thuis nog eens kijken?
say-tell-extension-yes = U mag { $what } langer houden. Breng het terug op { $day } of eerder.
say-tell-extension-no = U vroeg of u { $what } langer mag houden. Dat kan niet. Wilt u het terugbrengen?
say-ask-extension = Wij lenen van u { $what }. De buurtgenoot wil het graag langer houden. Mag dat tot { $day }?
say-tell-lender = U leende ons { $what }. Er is iets mee gebeurd: { $happened }. Dat vinden wij naar. Wat wilt u dat wij doen? Dank u dat u het uitleende.
say-missed-visit = Wij hoorden dat { $helper } niet bij u kwam. Hoe is het met u? Wilt u een nieuwe dag?
say-visit-taken-over = Er verandert iets: { $days } komt { $helper } bij u. Vindt u dat goed? Mag { $helper } weten wie u bent en waar u woont?
say-closing-thing = Dank u wel. Ik schrijf het op.
say-closing-overdue = Ik herhaal het even. U brengt { $what } terug op de dag die u noemde.
say-closing-not-collected = Ik herhaal het even. U komt { $what } halen op de dag die u noemde.

receipt-out-title = Dit heeft u geleend
receipt-out-got = U kreeg vandaag mee:
receipt-out-back = Breng het terug op { $day } of eerder.
receipt-out-broken = Gaat er iets stuk? Bel ons. Wij denken met u mee.
receipt-in-title = Dit bracht u terug
receipt-in-got = Wij kregen vandaag van u terug:
receipt-in-missing = Dit missen wij nog: { $parts }.
receipt-in-thanks = Dank u wel.
receipt-lent-title = Dit leent u uit
receipt-lent-got = Wij kregen vandaag van u:
receipt-lent-back = U krijgt het terug na { $day }.
receipt-lent-broken = Gaat er iets stuk? Dan hoort u het van ons.
receipt-lent-thanks = Dank u dat u dit uitleent.
receipt-home-title = Dit kreeg u terug
receipt-home-got = U kreeg vandaag van ons terug:
receipt-home-missing = Dit is er nog niet bij: { $parts }.
receipt-home-thanks = Dank u dat u dit uitleende.
receipt-condition = Staat: { $condition }
receipt-parts = Erbij: { $parts }
receipt-code = Code { $code }
receipt-collector = Gehaald door { $who }
receipt-sign-you = Uw handtekening
receipt-sign-desk = Getekend door de balie
receipt-questions = Vragen? Bel { $phone }.
receipt-file = Bewijs
label-own = Van { $centre }

letter-overdue-title = Komt dit weer terug?
letter-overdue-text = U heeft van ons te leen: { $what }. Het kwam nog niet terug. Wij spraken af: { $day }. Wilt u het terugbrengen? Lukt dat niet? Bel ons dan. Ons nummer is { $phone }. Wij zijn er { $open }.
letter-overdue-close = Bracht u het al terug? Dan hoeft u niets te doen.
letter-missing-title = Er mist nog iets
letter-missing-text = U bracht { $what } terug. Dank u wel. Er mist nog iets: { $parts }. Wilt u thuis nog eens kijken? Ons nummer is { $phone }. Wij zijn er { $open }.

sheet-hand-out = Uitgiftelijst
sheet-hand-out-title = Uitgifte op { $day }
sheet-shelf = Plek
sheet-address-unknown = adres niet bekend: bel eerst
sheet-loaded = Mee in de auto
sheet-lender-sign = Handtekening uitlener
sheet-brought = Gebracht
sheet-got = Kreeg het
sheet-from-desk = Wat er vandaag wordt gehaald
sheet-to-desk = Wat er vandaag terugkomt
sheet-nothing-fetched = Er wordt vandaag niets gehaald.
paper-hand-out = Uitgiftelijst
paper-hand-out-hint = Wie er die dag iets haalt en op welke plek het staat, en wat er terugkomt. Het codewoord staat er niet op.

visits-period = Een periode veranderen
visits-plan-more = Keren plannen
visits-title = Keren
visits-open = Keren plannen en bijhouden
visits-none = Er zijn nog geen keren gepland. Vul hieronder in wanneer het begint en hoe vaak het is.
visits-plan-title = Keren plannen
visits-plan = Plan deze keren
visits-first = De eerste keer: dag en tijd
visits-repeat = Hoe vaak? Zoals “elke week”. Leeg is één keer
visits-until = Tot welke dag? Mag leeg blijven
visits-place = Waar?
visits-hosts = Proefronde: namen van de koks, met komma’s. Mag leeg blijven
visits-planned = { $count ->
    [one] 1 keer gepland.
   *[other] { $count } keren gepland.
  }
visits-paused = { $count ->
    [one] 1 keer valt uit.
   *[other] { $count } keren vallen uit.
  }
visits-handed-over = { $count ->
    [one] 1 keer komt { $name }. Bel de bewoner: dat staat op Vandaag.
   *[other] { $count } keren komt { $name }. Bel de bewoner: dat staat op Vandaag.
  }
visits-resumed = { $count ->
    [one] 1 keer gaat toch door.
   *[other] { $count } keren gaan toch door.
  }
visits-came = Genoteerd: { $name } kwam.
visits-not-come = Genoteerd: { $name } kwam niet. Er is een taak om de bewoner te bellen.
visits-state-came = kwam
visits-state-not-come = kwam niet
visits-state-skipped = valt uit
visits-went = Hoe ging het?
visits-word-asked = Het codewoord is gevraagd
visits-did-come = Kwam
visits-did-not-come = Kwam niet
visits-from = Van welke dag?
visits-to = Tot en met welke dag?
visits-pause = Laat deze keren uitvallen
visits-resume = Toch door laten gaan
visits-new-helper = Wie komt er dan?
visits-hand-over = Iemand anders komt
visits-undo = Ongedaan maken
visits-not-read = Dit is niet te lezen. Typ een dag met een tijd, zoals “vr 17 uur”, en hoe vaak, zoals “elke week”.
request-visits = Keren
reply-pay-to = Aan wie betaalt de bewoner?
reply-pay-to-unsaid = niet besproken
reply-pay-to-helper = aan de buurtgenoot
reply-pay-to-centre = aan ons
reply-per_km = Per kilometer (mag leeg)
request-per-km = { $money } per kilometer

report-things-lent = Dingen uitgeleend
report-things-damaged = Dingen kapotgegaan
report-things-lost = Dingen kwijtgeraakt

handover-photo = Foto
handover-photo-choose = Een foto kiezen
handover-photo-kept = Foto van { $name } bewaard.

handover-note = Opmerking
handover-noted = Bij { $name } is het genoteerd.
entry-note-title = Hoe ging { $name } van hand tot hand?
entry-note-condition = Hoe is het? Heel, of wat er stuk is
entry-note-remark = Opmerking
acts-less = Minder
acts-more = Meer
handover-change = Gegevens wijzigen
handover-changed = De gegevens van { $name } zijn bewaard.
handover-correct = Staat ergens anders
handover-correct-same = Volgens de lijst is { $name } daar al.
handover-corrected = Verbeterd: { $name } is nu bij { $where }.
handover-swap = Ruilen
handover-swap-not-proved = Vraag eerst het codewoord, of zet het vinkje als u deze bewoner kent.
handover-swapped = Geruild: { $name } is terug, en de bewoner heeft het andere mee.
handover-write-off = Uit gebruik nemen
handover-written-off = { $name } is uit gebruik. Het staat nog wel in de geschiedenis.
entry-change-title = Gegevens van { $name }
entry-change-name = Naam
entry-change-place = Plek waar het hoort
entry-change-note = Waar moet iemand op letten?
entry-change-parts = Onderdelen erbij, met komma’s: 2 stokken, 12 haringen
entry-correct-title = Waar is { $name } echt?
entry-correct-where = Op welke plek? Leeg betekent: aan de balie
entry-correct-count = Hoeveel?
entry-correct-home = Het is thuis bij { $name }
entry-correct-resident = Het is bij { $name }
entry-swap-title = { $name } terug, iets anders mee
entry-swap-code = Code van wat de bewoner nu meekrijgt
entry-swap-condition = Hoe komt het terug? Heel, of wat er stuk is
entry-swap-proved = Het codewoord klopt, of ik ken deze bewoner
entry-write-off-title = { $name } uit gebruik nemen
entry-write-off-why = Waarom? Wat is er afgesproken?
entry-write-off-count = Hoeveel?
request-things = Waar is het nu?
handover-photo-damage = Foto van de schade
handover-photo-damage-kept = De foto van de schade is bewaard.
camera-title = Camera
camera-hint = Houd een label of een briefje voor de camera. De code gaat vanzelf naar Uitgifte.
camera-read = Gelezen: { $code }
camera-fault = De camera geeft geen beeld. Gebruikt een ander programma hem? Typ anders de code.
task-note-visits = Opschrijven of de helper kwam
task-note-visits-hint = Er zijn dagen voorbij waarvan nog niet opgeschreven is hoe het ging. Open het verzoek en kies daar de keren (Alt X). Daarna gaat dit vanzelf weg.
handover-which-thing = Om welk ding gaat het? Laat alleen daar het vinkje staan.
entry-mishap-count = Hoeveel stuks?
