# Projecten: wat veel bewoners op één dag nodig hebben, wat er beloofd is, en wie wat krijgt.

place-projects = Projecten
more-places-projects = Projecten
project-about = { $households ->
    [one] 1 huishouden
   *[other] { $households } huishoudens
} · { $people ->
    [one] 1 persoon
   *[other] { $people } personen
}
project-days-left = { $days ->
    [0] vandaag
    [one] nog 1 dag
   *[other] nog { $days } dagen
}
project-state-closed = afgesloten
project-state-cancelled = afgelast
project-board = Wat is er nodig, wat is er
project-list = Bewoners, uitleners en ritten
project-list-empty = Hier staat nog niemand.
project-none = Een project is voor veel bewoners tegelijk: een buurtcamping, een straatfeest, een kerstdiner. Kies “Project beginnen”.
project-no-items = Schrijf eerst op wat er nodig is, bijvoorbeeld een tent voor vier personen. Kies “Ding toevoegen”.
project-progress = { $done } van { $total } stuks in huis
project-progress-places = { $done } van { $total } plaatsen toegezegd
project-progress-out = { $done } van { $total } stuks uitgegeven, { $back } terug
project-progress-home = { $done } van { $total } stuks weer bij de uitlener
project-progress-name = Hoeveel er in huis is
project-head-thing = Ding
project-head-needed = Nodig
project-head-with-spare = Met reserve
project-piece-home = in huis
project-piece-way = onderweg
project-piece-sure = zeker
project-piece-said = beloofd
project-head-short = Tekort
project-short = { $count } · oproep
project-short-of = Tekort: { $count } · oproep
project-needed = { $needed } nodig, met reserve { $total }
project-pieces-offered = { $count } beloofd, nog niet gebeld
project-pieces-confirmed = { $count } zeker
project-pieces-collected = { $count } onderweg naar ons
project-pieces-in-store = { $count } in huis
project-pieces-handed-out = { $count } uitgegeven
project-pieces-back = { $count } terug bij ons
project-pieces-home = { $count } weer thuis
project-pieces-lost = { $count } kwijt of kapot
project-pieces-own = { $count } van bewoners zelf
project-pieces-nothing = nog niets beloofd
project-household = { $name }, { $persons ->
    [one] 1 persoon
   *[other] { $persons } personen
}
project-brings = neemt zelf mee: { $count } { $name }
project-some-of = { $got } van { $count } ✗
project-trip-collect = Rit { $number }, ophalen { $day }: { $count ->
    [one] 1 adres
   *[other] { $count } adressen
}{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-trip-return = Rit { $number }, terugbrengen { $day }: { $count ->
    [one] 1 adres
   *[other] { $count } adressen
}{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-trip-under-way = onderweg
project-shown-lacking = Mist iets · { $count }
project-shown-complete = Geregeld · { $count }
project-shown-waiting = Wachtlijst · { $count }
project-shown-to-ring = Te bellen · { $count }
project-shown-confirmed = Zeker · { $count }
project-shown-trips = Ritten · { $count }
project-confirm = Gaat door
project-posts-go-on = Verder met plaatsen
project-reply-off = Genoteerd: deze reactie gaat niet door.
project-falls-through = Gaat niet door
project-let-in-act = Doet toch mee
project-hand-out = Uitgeven
project-leave = Komt niet
project-pay = Heeft betaald
project-load = Alles is ingeladen
project-bring-in = Alles is binnen
project-unload = Alles is thuisgebracht
project-driver = Wie rijdt?
project-new-household = Bewoner aanmelden
project-new-pledge = Toezegging
project-new-item = Ding toevoegen
project-list-in = Lijst inlezen
project-allocate = Verdelen
project-collect = Ophaalronde
project-return = Terugbrengronde
project-routes-paper = Route printen
project-table-paper = Uitgiftelijst
project-closing-paper = Slotstaat
project-new = Nieuw project
project-close = Project afsluiten
project-call-off = Afgelasten
project-again = Opnieuw beginnen
project-step-new-practice = Oefencamping spelen: een half uur
project-none-practice = Er is nog geen project. Speel met uw team eerst de oefencamping: acht huishoudens, van de eerste belofte tot de laatste tent. De blauwe knop zegt steeds wat er nu moet gebeuren.
project-phases = Nu: { $now }. Daarna: { $later }
project-phase-last = Nu: { $now }. Dat is de laatste stap.
project-phase-ring = bellen
project-phase-ask = oproepen plaatsen
project-phase-collect = ritten maken
project-phase-allocate = verdelen
project-phase-load = inladen
project-phase-bring-in = binnenbrengen
project-phase-hand-out = uitgeven
project-phase-take-in = innemen
project-phase-return = terugbrengen
project-phase-close = afsluiten
project-step-new = Project beginnen
project-step-items = Ding toevoegen
project-step-people = Bewoner aanmelden
project-step-shortage = Toezegging opschrijven
project-step-ring = { $count ->
    [one] 1 uitlener bellen: gaat het door?
   *[other] { $count } uitleners bellen: gaat het door?
}
project-step-ring-place = { $count ->
    [one] 1 keer bellen: gaat het door?
   *[other] { $count } keer bellen: gaat het door?
  }
project-step-routes = Routekaarten printen
project-phase-routes = routekaarten
project-pledge-item-place = Waarvoor? Bijvoorbeeld: plaats aan tafel
project-pledge-slot-place = Hoe laat, en waar komt men bij elkaar?
route-card-gather = Kom eerst naar: { $place }.
project-step-ask = Oproepen schrijven voor wat er mist
project-step-allocate = Verdelen over de bewoners
project-step-collect = Ophaalronde maken
project-step-load = Rit { $number }: alles is ingeladen
project-step-bring-in = Rit { $number }: alles is binnen
project-step-hand-out = { $waiting ->
    [one] Uitgeven: nog 1 huishouden
   *[other] Uitgeven: nog { $waiting } huishoudens
}
project-step-take-in = Innemen
project-step-bring-home = Rit { $number }: alles is thuisgebracht
project-step-return = Terugbrengronde maken
project-vehicle-not-read = Waarmee rijdt u? Kies uit: fiets, auto of bus.
project-step-sheet = Slotstaat printen
project-step-close = Project afsluiten
project-step-none = Klaar
project-form-project = Nieuw project
project-form-again = Opnieuw beginnen, met dezelfde dingen
project-form-item = Wat is er nodig?
project-form-household = Wie doet er mee?
project-form-pledge = Wat belooft iemand?
project-form-confirm = Gebeld: gaat het door?
project-form-collect = Ophalen bij de uitleners
project-form-return = Terugbrengen naar de uitleners
project-form-driver = Wie rijdt deze rit?
project-project-name = Naam
project-project-place = Waar?
project-project-first = Eerste dag
project-project-last = Laatste dag
project-project-team = Wie doen mee in het team?
project-project-spare = Reserve, in procent
project-again-first = Eerste dag
project-again-last = Laatste dag
project-item-name = Wat is het? Bijvoorbeeld: tent 4 personen
project-item-family = Soort, als er meer maten zijn: tent
project-item-fits = Voor hoeveel personen is één stuk?
project-item-size = Hoe draagt u het? Hand, fiets, auto of bus
project-item-tick-person = Eén voor elke persoon
project-item-tick-household = Eén voor elk huishouden
project-item-tick-fit = Zoveel dat iedereen erin past
project-household-who = Naam of telefoon
project-household-persons = Met hoeveel personen?
project-household-own = Wat nemen zij zelf mee? Bijvoorbeeld: 1 tent 4 personen
project-household-asked = Wat vragen zij nog meer? Bijvoorbeeld: 1 koelbox
project-household-note = Waar letten wij op?
project-household-tick-first = Loopt moeilijk: eerst aan de beurt
project-household-tick-waits = Er is geen plaats: op de wachtlijst
project-pledge-item = Welk ding?
project-pledge-count = Hoeveel?
project-pledge-lender = Van wie?
project-pledge-contact = Telefoon of mail
project-pledge-street = Straat
project-pledge-number = Nummer
project-pledge-postcode = Postcode
project-pledge-slot = Wanneer is iemand thuis?
project-confirm-count = Hoeveel gaan er door?
project-confirm-slot = Wanneer is iemand thuis?
project-round-day = Welke dag?
project-round-vehicle = Waarmee? Fiets, auto of bus
project-round-stops = Hoeveel adressen per rit, ten hoogste?
project-driver-name = Naam
load-hand = hand
load-bike = fiets
load-car = auto
load-van = bus
project-begun = { $name } staat klaar. Schrijf nu op wat er nodig is.
project-item-kept = { $name } staat op de lijst.
project-signed-up = Aangemeld. Wat zij nodig hebben is erbij geteld.
project-left = Afgemeld. Voor hen hoeft niets meer te komen.
project-paid = Genoteerd dat er betaald is.
project-let-in = Zij doen mee, en staan niet meer op de wachtlijst.
project-offered = Opgeschreven. Bel { $who } nog: een belofte telt pas mee als iemand gebeld heeft.
project-confirmed = { $who } doet het zeker. De code van het label staat bij de toezegging.
project-fell-through = Het gaat bij { $who } niet door. Wat er nodig is, staat weer open.
project-allocated = Verdeeld: { $count } stuks. { $unmet ->
    [0] Iedereen heeft wat nodig is.
   *[other] { $unmet } stuks zijn er nog niet.
} { $moved ->
    [0] {""}
   *[other] Let op, anders dan eerst bij: { $who }.
}
project-trips-planned = { $count ->
    [one] 1 rit staat klaar voor { $day }.
   *[other] { $count } ritten staan klaar voor { $day }.
} Bij “Ritten” print u de route.
project-driver-kept = Genoteerd wie er rijdt.
project-brought-in = { $count } stuks staan in huis.
project-loaded = { $count } stuks zijn ingeladen.
project-brought-home = { $count } stuks zijn weer thuis.
project-called-off = Het project is afgelast. Wie gebeld moet worden, staat bij Vandaag. Wat er al is, gaat terug.
project-closed = Het project is afgesloten. De slotstaat kunt u nog printen. Stond er nog een oproep online, dan staat die op Vandaag om weg te halen.
project-not-read = Ik kan een dag of een getal niet lezen. Typ bijvoorbeeld: 10 juli.
project-pieces-not-read = Ik weet niet welk ding u bedoelt. Typ de naam zoals die op de lijst staat, met een getal ervoor.
project-nobody-found = Niemand gevonden met deze naam.
project-which = Wie bedoelt u?
project-list-reading = { $name } wordt gelezen.
project-list-stop = Stoppen
project-list-taken = { $count } huishoudens doen mee. { $doubles } dubbel of al aangemeld, { $wrong } velden niet te lezen.{ $unknown ->
    [none] { "" }
   *[other] {" "}Deze kolommen horen bij geen ding van het project: { $unknown }.
}
task-project-shortage = Er is te weinig voor een project
task-project-shortage-hint = Kijk bij Projecten. Zet daar een oproep klaar, of schrijf op wie het belooft.
error-project-no-name = Schrijf op hoe het project heet.
error-project-days-wrong = De laatste dag is voor de eerste. Kijk de dagen na.
error-project-ended = { $name } is al voorbij. Begin het opnieuw, of kies een ander project.
error-project-item-promised = Iemand heeft { $name } al beloofd. Zet die belofte eerst op “gaat niet door”.
error-project-things-out = Er { $count ->
    [one] is nog 1 stuk
   *[other] zijn nog { $count } stuks
} niet thuis. Sluit het project daarna af; wie lang wacht, kan het kwijt melden.
error-project-takes-part = { $name } doet al mee.
error-project-nobody = Schrijf op hoeveel personen er komen: 1 of meer.
error-pledge-is-here = { $name } is al bij ons. Breng het thuis; dan is het klaar.
error-allocation-none-left = Van { $name } zijn er niet zo veel vrij.
error-trip-home-too-early = { $name } is dan nog niet begonnen. Kies een dag op of na de eerste dag.
error-trip-collects-too-late = { $name } is dan al voorbij. Kies een dag op of voor de laatste dag.
error-reply-of-project = Deze reactie is voor { $name }. Open het project en bel daar: dan telt de toezegging mee.
reply-to-project = Naar { $name }: daar wordt dit een toezegging
error-trip-nothing = Er is niets op te halen of terug te brengen.
error-trip-not-planned = Er is nog geen rit. Kies eerst “Ophaalronde” of “Terugbrengronde”.
project-routes = Route
project-route-collect = Rit { $number } · ophalen op { $day }{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-route-return = Rit { $number } · terugbrengen op { $day }{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-table = Uitgiftelijst
project-table-by-name = Op naam
project-table-by-thing = Op ding
project-table-empty = Er doet nog niemand mee.
project-closing = Slotstaat
project-closing-missing = Nog niet thuis
project-closing-nothing = Alles is weer thuis.
project-closing-numbers = In getallen
project-closing-all = Alles wat er was
project-closing-none = Er is niets geleend.
project-number-households = Huishoudens
project-number-people = Mensen
project-number-lenders = Uitleners
project-number-pieces = Geleende stuks
project-number-home = Weer thuis
project-number-lost = Nog niet thuis, of kwijt
sheet-owner = Uitlener
sheet-address = Adres
sheet-phone = Telefoon
sheet-sign = Handtekening
sheet-persons = Pers.
sheet-came = Gekomen
sheet-home = Thuis
sheet-missing = Ontbreekt
sheet-last-seen = Het laatst bij
sheet-count = Aantal
project-which-rows = Wie of wat staat in de lijst
project-reply = { $who } reageert op { $name } · code { $code }
error-reply-dealt-with = Op deze reactie is al iets gedaan. Kijk bij Reacties.
project-route-cards = Routekaarten
error-route-nobody = Nog niemand heeft een plaats. Kies eerst Verdelen.
project-thanks = Bedankbrieven
error-thanks-nobody = Iedereen die iets uitleende, is al bedankt.
route-card-title = Uw route op { $day }
route-card-about = U doet mee met { $name }.
route-card-persons = U komt met { $count } personen.
route-card-step = { $slot }: { $what }.
route-card-step-untimed = { $what }.
route-card-where = Bij { $where }.
route-card-fetched = { $host } haalt u thuis op.
route-card-call = Kunt u niet komen? Bel ons dan: { $phone }.
thanks-title = Bedankt
thanks-lent = U leende ons het volgende: { $what }. Dat was voor ons project { $name }.
thanks-helped = { $count ->
    [one] Een huishouden kon daardoor meedoen.
   *[other] Door u en andere buren konden { $count } huishoudens meedoen.
}
thanks-lost = Eén ding is niet goed gegaan: { $what } is kwijt of kapot. Dat vinden wij erg naar. Wij bellen u daarover.
thanks-again = Heel erg bedankt. Zonder u was het niet gelukt.
project-find = Zoek in de lijst
project-more-rows = En nog { $count }. Typ een naam om verder te zoeken.
project-practise = Oefencamping klaarzetten
project-practice-begun = De oefencamping staat klaar: acht huishoudens, negen uitleners. De camping is pas over tien dagen; doe alsof de dagen voorbijgaan. Volg de blauwe knop: bel eerst wie nog niet gebeld is.
error-project-practice-only = De oefencamping is er alleen in het oefencentrum.
error-thing-meant-for-others = Van { $name } wacht wat hier staat op iemand anders. Kies bij Projecten wie het krijgt.
error-project-item-removed = { $name } staat niet meer op de lijst van dit project.
error-allocation-not-for-them = Dit huishouden doet niet mee, of staat op de wachtlijst.
error-trip-brings-home = Deze rit brengt thuis. Kies: Alles is thuisgebracht.
error-trip-nothing-left = Bij deze rit is dat al gedaan, of er is niets te verplaatsen.
error-trip-collects = Deze rit haalt op. Breng terug met een rit van de terugbrengronde.
project-item-not-found = Dat staat niet op de lijst van dit project. Kies uit: { $names }.
project-why-split = deel
project-why-larger = een grotere
project-why-by-hand = zelf gekozen
project-give = Ding geven
project-take-away = Ding weghalen
project-change-row = Wijzigen
project-change = Project wijzigen
project-change-item = { $name } wijzigen
project-item-tick-remove = Dit is niet meer nodig: van de lijst
project-form-change = Wat verandert er aan dit project?
project-form-household-change = Wat verandert er bij { $name }?
project-form-pledge-change = Wat verandert er bij { $who }?
project-form-give = Wat krijgt { $name }?
project-form-take = Wat krijgt { $name } toch niet?
project-give-thing = Welk ding? De code, of het ding en de uitlener
project-give-count = Hoeveel?
project-take-thing = Welk ding? De code, of het ding en de uitlener
project-pledge-note = Waar letten wij op?
project-changed = Het project is gewijzigd.
project-household-changed = Gewijzigd. Wat zij nodig hebben is opnieuw geteld.
project-pledge-changed = Gewijzigd bij { $who }.
project-item-removed = { $name } staat niet meer op de lijst.
project-given = { $name } is voor dit huishouden. Verdelen verandert dat niet meer.
project-taken-away = { $name } is weer vrij voor iemand anders.
project-give-which = { $names ->
    [none] Er is niets vrij om te geven.
   *[other] Welk ding bedoelt u? Vrij zijn: { $names }{ $more ->
        [0] { "." }
       *[other] {" "}en nog { $more }.
    }
}
project-take-which = { $names ->
    [none] Voor dit huishouden is nog niets gekozen.
   *[other] Welk ding bedoelt u? Voor hen zijn: { $names }{ $more ->
        [0] { "." }
       *[other] {" "}en nog { $more }.
    }
}
task-project-called-off = Vertellen dat het niet doorgaat
task-project-lender-off = Vertellen dat lenen niet meer hoeft
say-project-called-off = Ik bel over { $project }. U doet daaraan mee. Het gaat helaas niet door. Dat vinden wij jammer. Heeft u daar vragen over?
say-project-lender-off = U zou ons iets lenen voor { $project }. Dat gaat helaas niet door. U hoeft ons niets meer te lenen. Heel erg bedankt dat u het aanbood.
day-title = Dagstand
day-leave = Gewone stand
day-progress-name = Hoeveel er uitgegeven of terug is
day-handed-out = { $done } van { $total } stuks uitgegeven
day-came-back = { $done } van { $total } stuks terug
person-project = Aanmelden: { $name }
project-form-household-known = { $name } doet mee. Wat is er nodig?
project-posts-approval = De coördinator leest deze oproepen en vindt ze goed. Er staat niemands naam in.
error-project-posts-ready = { $count ->
    [one] Er staat nog 1 oproep klaar die niet geplaatst is. Kies “Verder met plaatsen”.
   *[other] Er staan nog { $count } oproepen klaar die niet geplaatst zijn. Kies “Verder met plaatsen”.
  }
error-project-nothing-to-post = Er hoeft geen oproep bij: er is genoeg, of het staat al online.
project-posts = Alle oproepen
project-posts-title = { $count ->
    [one] Deze oproep kan eruit. Lees de tekst.
   *[other] Deze { $count } oproepen kunnen eruit. Lees de teksten.
}
project-posts-waiting = Nog { $count } voor een andere dag: een platform krijgt er niet te veel op één dag.
project-posts-go = { $count ->
    [0] Kies een oproep
    [one] Zo goed: 1 oproep plaatsen
   *[other] Zo goed: { $count } oproepen plaatsen
}
project-posts-placed = { $count ->
    [one] 1 oproep staat klaar.
   *[other] { $count } oproepen staan klaar.
} Reacties komen bij “Te bellen”.
project-item-tick-place = Het is een plaats: aan tafel, in een auto. Er hoeft niets terug
project-table-hosts = Wie komt bij wie
sheet-host = Bij wie
sheet-places = Plaatsen
sheet-guests = Wie er komen
project-post-thing-0 = Voor { $project } zoeken wij { $what }.
project-post-thing-1 = Wie leent { $what } uit voor { $project }?
project-post-thing-2 = Wij maken { $project } klaar, en wij missen nog { $what }.
project-post-thing-3 = { $pieces ->
    [1] Staat er bij { $jou } { $one } in huis? Voor { $project } zoeken wij er nog één.
   *[other] Staat er bij { $jou } { $one } in huis? Voor { $project } zoeken wij er { $count }.
}
project-post-thing-4 = Helpt de buurt mee? Voor { $project } hebben wij { $what } nodig.
project-post-thing-5 = { $heb } { $one } voor { $project }? { $pieces ->
    [1] Wij zoeken er nog één.
   *[other] Wij zoeken er { $count }.
}
project-post-place-0 = Voor { $project } zoeken wij { $what }.
project-post-place-1 = Wie heeft { $what } voor { $project }?
project-post-place-2 = Wij maken { $project } klaar, en wij zoeken nog { $what }.
project-post-place-3 = { $heb } { $one } voor { $project }? { $pieces ->
    [1] Wij zoeken er nog één.
   *[other] Wij zoeken er { $count }.
}
project-post-place-4 = Helpt de buurt mee? Voor { $project } zoeken wij { $what }.
project-post-place-5 = Is er bij { $jou } { $one } voor { $project }? { $pieces ->
    [1] Wij zoeken er nog één.
   *[other] Wij zoeken er { $count }.
}
project-post-when = Het gaat om { $days }.
project-post-where = De plek is { $place }.
project-post-households = Er doen { $households } huishoudens uit de buurt mee.
project-post-fetched = Wij komen halen, en brengen na afloop alles weer thuis.
project-post-brought = Brengen en weer ophalen kan bij onze balie.
project-post-each-helps = Eén is ook al heel fijn.
project-post-title = Titel: { $what }
project-post-text = Tekst: { $what }
project-household-fee = Eigen bijdrage, in euro
project-fee = eigen bijdrage { $amount }, { $paid ->
    [yes] betaald
   *[no] nog niet betaald
}
project-fee-not-read = Ik kan het bedrag niet lezen. Typ bijvoorbeeld: 2,50.
project-number-fees-paid = Eigen bijdragen, betaald
project-number-fees-open = Eigen bijdragen, nog niet betaald
error-trip-under-way = { $driver } is nog onderweg. Neem eerst in, of breng thuis, wat in de bus is.
error-merge-team = Dit is geen bewoner maar het team van { $project }. Daar valt niets samen te voegen.
error-merge-both-take-part = Beide doen mee met { $project }. Meld er daar eerst één af; dan kunt u ze samenvoegen.
project-posts-leave = Nu niet plaatsen
person-project-short = Aanmelden
project-form-household-new = Deze bewoner is nieuw. Hoe bereiken wij hem of haar?
project-household-new-who = Naam
project-household-new-phone = Telefoon
project-household-new-street = Straat
project-household-new-number = Nummer
project-household-new-postcode = Postcode
project-somebody-new = { $name } is nieuw: eerst opnemen
error-project-phone-known = Dit nummer is al van { $name }. Meld { $name } aan, of schrijf een adres op in plaats van het nummer.
project-signed-up-new = { $name } staat nu in het boek, en is aangemeld.
project-form-confirm-who = Bel { $who }: { $what }. Gaat het door?
project-confirm-tick-off = Nee, het gaat niet door
project-undo-projects-begin = project begonnen
project-undo-practice-camp-set-up = oefencamping klaargezet
project-undo-projects-begin-again = project opnieuw begonnen
project-undo-projects-change = project gewijzigd
project-undo-projects-save-item = ding opgeschreven
project-undo-projects-remove-item = ding eraf gehaald
project-undo-bulk-posts-place = oproepen geplaatst
project-undo-projects-call-off = afgelast
project-undo-projects-close = afgesloten
project-undo-project-imports-carry-out = lijst overgenomen
project-undo-participants-sign-up = aangemeld
project-undo-participants-sign-up-new = opgenomen en aangemeld
project-undo-participants-change = huishouden gewijzigd
project-undo-participants-leave = komt niet
project-undo-participants-pay = betaald
project-undo-allocations-give = ding gegeven
project-undo-allocations-take-away = ding weggehaald
project-undo-allocations-run = verdeeld
project-undo-pledges-offer = toezegging opgeschreven
project-undo-pledges-confirm = toezegging gaat door
project-undo-project-posts-accept = reactie aangenomen
project-undo-pledges-change = uitlener gewijzigd
project-undo-pledges-fall-through = gaat niet door
project-undo-replies-put-aside = reactie ging niet door
project-undo-trips-plan = ritten gemaakt
project-undo-trips-drive = bestuurder opgeschreven
project-undo-trips-collect = ingeladen
project-undo-trips-bring-in = binnengebracht
project-undo-trips-bring-home = thuisgebracht
project-step-end-posts = Er is genoeg: oproepen weghalen
project-posts-ended = { $count ->
    [one] 1 oproep is niet meer nodig. Stond hij online, dan staat hij op Vandaag om weg te halen.
   *[other] { $count } oproepen zijn niet meer nodig. Wat online stond, staat op Vandaag om weg te halen.
}
project-undo-project-posts-end-needless = oproepen beëindigd
project-pledge-tick-sure = Zij zijn nu aan de telefoon: het gaat zeker door
project-confirm-street = Straat
project-confirm-number = Nummer
project-confirm-postcode = Postcode
project-undo-pledges-offer-for-sure = toezegging opgeschreven, het gaat door
