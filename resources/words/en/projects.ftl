# Projects: what many residents need on one day, what is promised, and who gets what.

place-projects = Projects
more-places-projects = Projects
project-about = { $households ->
    [one] 1 household
   *[other] { $households } households
} · { $people ->
    [one] 1 person
   *[other] { $people } people
}
project-days-left = { $days ->
    [0] today
    [one] 1 day left
   *[other] { $days } days left
}
project-state-closed = closed
project-state-cancelled = called off
project-board = What is needed, what is there
project-list = Residents, lenders and trips
project-list-empty = Nobody is here yet.
project-none = A project is for many residents at once: a camp in the park, a street party, a Christmas dinner. Choose “Begin a project”.
project-no-items = First write down what is needed, for example a tent for four. Choose “Add a thing”.
project-progress = { $done } of { $total } pieces in house
project-progress-places = { $done } of { $total } places promised
project-progress-out = { $done } of { $total } pieces handed out, { $back } back
project-progress-home = { $done } of { $total } pieces back with their lenders
project-progress-name = How much is in house
project-head-thing = Thing
project-head-needed = Needed
project-head-with-spare = With spare
project-piece-home = in house
project-piece-way = under way
project-piece-sure = sure
project-piece-said = promised
project-head-short = Short
project-short = { $count } · post
project-short-of = Short: { $count } · post
project-needed = { $needed } needed, { $total } with spare
project-pieces-offered = { $count } promised, nobody has rung
project-pieces-confirmed = { $count } sure
project-pieces-collected = { $count } on the way to us
project-pieces-in-store = { $count } in house
project-pieces-handed-out = { $count } handed out
project-pieces-back = { $count } back with us
project-pieces-home = { $count } home again
project-pieces-lost = { $count } lost or broken
project-pieces-own = { $count } of residents themselves
project-pieces-nothing = nothing promised yet
project-household = { $name }, { $persons ->
    [one] 1 person
   *[other] { $persons } people
}
project-brings = brings: { $count } { $name }
project-some-of = { $got } of { $count } ✗
project-trip-collect = Trip { $number }, collecting { $day }: { $count ->
    [one] 1 address
   *[other] { $count } addresses
}{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-trip-return = Trip { $number }, bringing back { $day }: { $count ->
    [one] 1 address
   *[other] { $count } addresses
}{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-trip-under-way = under way
project-shown-lacking = Lacks something · { $count }
project-shown-complete = Settled · { $count }
project-shown-waiting = Waiting list · { $count }
project-shown-to-ring = To ring · { $count }
project-shown-confirmed = Sure · { $count }
project-shown-trips = Trips · { $count }
project-confirm = It stands
project-posts-go-on = Go on placing
project-reply-off = Noted: this reply comes to nothing.
project-falls-through = It is off
project-let-in-act = Takes part after all
project-hand-out = Hand out
project-leave = Does not come
project-pay = Has paid
project-load = Everything is loaded
project-bring-in = Everything is in
project-unload = Everything is home
project-driver = Who drives?
project-new-household = Sign a resident up
project-new-pledge = Promise
project-new-item = Add a thing
project-list-in = Take a list in
project-allocate = Allocate
project-collect = Collection round
project-return = Return round
project-routes-paper = Print the route
project-table-paper = Hand-out list
project-closing-paper = Closing sheet
project-new = New project
project-close = Close the project
project-call-off = Call it off
project-again = Begin again
project-step-new-practice = Play the practice camp: half an hour
project-none-practice = There is no project yet. Play the practice camp with your team first: eight households, from the first promise to the last tent. The blue button always says what comes next.
project-phases = Now: { $now }. Then: { $later }
project-phase-last = Now: { $now }. That is the last step.
project-phase-ring = ring
project-phase-ask = placing posts
project-phase-collect = plan trips
project-phase-allocate = share out
project-phase-load = load
project-phase-bring-in = bring in
project-phase-hand-out = hand out
project-phase-take-in = take in
project-phase-return = bring back
project-phase-close = close
project-step-new = Begin a project
project-step-items = Add a thing
project-step-people = Sign a resident up
project-step-shortage = Write a promise down
project-step-ring = { $count ->
    [one] Ring 1 lender: does it stand?
   *[other] Ring { $count } lenders: does it stand?
}
project-step-ring-place = { $count ->
    [one] 1 call to make: does it stand?
   *[other] { $count } calls to make: does it stand?
  }
project-step-routes = Print the route cards
project-phase-routes = route cards
project-pledge-item-place = What for? For instance: seat at the table
project-pledge-slot-place = What time, and where do people meet?
route-card-gather = Come to this place first: { $place }.
project-step-ask = Write posts for what is missing
project-step-allocate = Allocate to the residents
project-step-collect = Plan the collection round
project-step-load = Trip { $number }: everything is loaded
project-step-bring-in = Trip { $number }: everything is in
project-step-hand-out = { $waiting ->
    [one] Hand out: 1 household to come
   *[other] Hand out: { $waiting } households to come
}
project-step-take-in = Take in
project-step-bring-home = Trip { $number }: everything is home
project-step-return = Plan the return round
project-vehicle-not-read = How do you go? Choose one of: bike, car or van.
project-step-sheet = Print the closing sheet
project-step-close = Close the project
project-step-none = Done
project-form-project = New project
project-form-again = Begin again, with the same things
project-form-item = What is needed?
project-form-household = Who takes part?
project-form-pledge = What does somebody promise?
project-form-confirm = Rung: does it stand?
project-form-collect = Collect from the lenders
project-form-return = Bring back to the lenders
project-form-driver = Who drives this trip?
project-project-name = Name
project-project-place = Where?
project-project-first = First day
project-project-last = Last day
project-project-team = Who work on it?
project-project-spare = Spare, in per cent
project-again-first = First day
project-again-last = Last day
project-item-name = What is it? For example: tent for 4
project-item-family = Sort, if there are more sizes: tent
project-item-fits = For how many people is one piece?
project-item-size = How is it carried? Hand, bike, car or van
project-item-tick-person = One for each person
project-item-tick-household = One for each household
project-item-tick-fit = As many as hold everybody
project-household-who = Name or telephone
project-household-persons = With how many people?
project-household-own = What do they bring? For example: 1 tent for 4
project-household-asked = What else do they ask for? For example: 1 cool box
project-household-note = What do we mind?
project-household-tick-first = Walks with difficulty: comes first
project-household-tick-waits = There is no room: on the waiting list
project-pledge-item = Which thing?
project-pledge-count = How many?
project-pledge-lender = Whose?
project-pledge-contact = Telephone or mail
project-pledge-street = Street
project-pledge-number = Number
project-pledge-postcode = Postcode
project-pledge-slot = When is somebody at home?
project-confirm-count = How many stand?
project-confirm-slot = When is somebody at home?
project-round-day = Which day?
project-round-vehicle = With what? Bike, car or van
project-round-stops = At most how many addresses a trip?
project-driver-name = Name
load-hand = hand
load-bike = bike
load-car = car
load-van = van
project-begun = { $name } is there. Now write down what is needed.
project-item-kept = { $name } is on the list.
project-signed-up = Signed up. What they need is counted.
project-left = Signed off. Nothing more needs to come for them.
project-paid = Written down that they have paid.
project-let-in = They take part, and are not on the waiting list any more.
project-offered = Written down. Ring { $who } as well: a promise counts once somebody has rung.
project-confirmed = { $who } is sure. There is a code for the label.
project-fell-through = It is off with { $who }. What is needed is open again.
project-allocated = Allocated: { $count } pieces. { $unmet ->
    [0] Everybody has what is needed.
   *[other] { $unmet } pieces are not there yet.
} { $moved ->
    [0] {""}
   *[other] Mind: other things than before for { $who }.
}
project-trips-planned = { $count ->
    [one] 1 trip is ready for { $day }.
   *[other] { $count } trips are ready for { $day }.
} Print the route at “Trips”.
project-driver-kept = Written down who drives.
project-brought-in = { $count } pieces are in house.
project-loaded = { $count } pieces are loaded.
project-brought-home = { $count } pieces are home again.
project-called-off = The project is off. Who must be rung stands at Today. What is here goes back.
project-closed = The project is closed. The closing sheet can still be printed. If a post was still online, it is on Today to be taken off.
project-not-read = I cannot read a day or a number. Type for example: 10 July.
project-pieces-not-read = I do not know which thing you mean. Type its name as it stands on the list, with a number before it.
project-nobody-found = Nobody was found with this name.
project-which = Whom do you mean?
project-list-reading = Reading { $name }.
project-list-stop = Stop
project-list-taken = { $count } households take part. { $doubles } double or signed up already, { $wrong } fields that cannot be read.{ $unknown ->
    [none] { "" }
   *[other] {" "}These columns are of no thing of the project: { $unknown }.
}
task-project-shortage = There is too little for a project
task-project-shortage-hint = Look at Projects. Prepare a post there, or write down who promises it.
error-project-no-name = Write down what the project is called.
error-project-days-wrong = The last day is before the first. Look at the days again.
error-project-ended = { $name } is over. Begin it again, or choose another project.
error-project-item-promised = Somebody has promised { $name }. First set that promise to “it is off”.
error-project-things-out = { $count ->
    [one] 1 piece is
   *[other] { $count } pieces are
} not home yet. Close the project after that; what is awaited long can be reported lost.
error-project-takes-part = { $name } takes part already.
error-project-nobody = Write down how many people come: 1 or more.
error-pledge-is-here = { $name } is with us already. Bring it home; then it is done.
error-allocation-none-left = Not so many of { $name } are free.
error-trip-home-too-early = { $name } has not begun by then. Choose the first day or a later one.
error-trip-collects-too-late = { $name } is over by then. Choose the last day or an earlier one.
error-reply-of-project = This reply is for { $name }. Open the project and ring from there: then the promise counts.
reply-to-project = To { $name }: there this becomes a promise
error-trip-nothing = There is nothing to collect or to bring back.
error-trip-not-planned = There is no trip yet. First choose “Collection round” or “Return round”.
project-routes = Route
project-route-collect = Trip { $number } · collecting on { $day }{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-route-return = Trip { $number } · bringing back on { $day }{ $driver ->
    [none] { "" }
   *[other] { " · " }{ $driver }
}
project-table = Hand-out list
project-table-by-name = By name
project-table-by-thing = By thing
project-table-empty = Nobody takes part yet.
project-closing = Closing sheet
project-closing-missing = Not home yet
project-closing-nothing = Everything is home again.
project-closing-numbers = In numbers
project-closing-all = Everything that was there
project-closing-none = Nothing was lent.
project-number-households = Households
project-number-people = People
project-number-lenders = Lenders
project-number-pieces = Pieces lent
project-number-home = Home again
project-number-lost = Not home yet, or lost
sheet-owner = Lender
sheet-address = Address
sheet-phone = Telephone
sheet-sign = Signature
sheet-persons = Pers.
sheet-came = Came
sheet-home = Home
sheet-missing = Missing
sheet-last-seen = Last with
sheet-count = Number
project-which-rows = Who or what is in the list
project-reply = { $who } replies to { $name } · code { $code }
error-reply-dealt-with = Something was done with this reply already. Look at Replies.
project-route-cards = Route cards
error-route-nobody = Nobody has a place yet. Choose Share out first.
project-thanks = Thank-you letters
error-thanks-nobody = Everybody who lent something has been thanked.
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
project-find = Find in the list
project-more-rows = And { $count } more. Type a name to find them.
project-practise = Set up a practice camp
project-practice-begun = The practice camp is ready: eight households, nine lenders. The camp is in ten days; act as if the days pass. Follow the blue button: first ring who was not rung yet.
error-project-practice-only = The practice camp exists in the practice centre alone.
error-thing-meant-for-others = What is here of { $name } waits for somebody else. Choose at Projects who gets it.
error-project-item-removed = { $name } is not on the list of this project any more.
error-allocation-not-for-them = This household does not take part, or is on the waiting list.
error-trip-brings-home = This trip brings home. Choose: Everything is home.
error-trip-nothing-left = That was done for this trip already, or there is nothing to move.
error-trip-collects = This trip collects. Bring back with a trip of the return round.
project-item-not-found = That is not on the list of this project. Choose from: { $names }.
project-why-split = part
project-why-larger = a larger one
project-why-by-hand = chosen by hand
project-give = Give a thing
project-take-away = Take a thing away
project-change-row = Change
project-change = Change project
project-change-item = Change { $name }
project-item-tick-remove = No longer needed: off the list
project-form-change = What changes about this project?
project-form-household-change = What changes for { $name }?
project-form-pledge-change = What changes for { $who }?
project-form-give = What does { $name } get?
project-form-take = What does { $name } not get after all?
project-give-thing = Which thing? The code, or the thing and the lender
project-give-count = How many?
project-take-thing = Which thing? The code, or the thing and the lender
project-pledge-note = What do we mind?
project-changed = The project was changed.
project-household-changed = Changed. What they need was counted again.
project-pledge-changed = Changed for { $who }.
project-item-removed = { $name } is off the list.
project-given = { $name } is for this household. Sharing out does not change that any more.
project-taken-away = { $name } is free for somebody else again.
project-give-which = { $names ->
    [none] Nothing is free to give.
   *[other] Which thing do you mean? Free are: { $names }{ $more ->
        [0] { "." }
       *[other] {" "}and { $more } more.
    }
}
project-take-which = { $names ->
    [none] Nothing was chosen for this household yet.
   *[other] Which thing do you mean? For them are: { $names }{ $more ->
        [0] { "." }
       *[other] {" "}and { $more } more.
    }
}
task-project-called-off = Tell them that it is off
task-project-lender-off = Tell them that lending is not needed
say-project-called-off = Ik bel over { $project }. U doet daaraan mee. Het gaat helaas niet door. Dat vinden wij jammer. Heeft u daar vragen over?
say-project-lender-off = U zou ons iets lenen voor { $project }. Dat gaat helaas niet door. U hoeft ons niets meer te lenen. Heel erg bedankt dat u het aanbood.
day-title = Day mode
day-leave = Ordinary view
day-progress-name = How much was handed out or came back
day-handed-out = { $done } of { $total } pieces handed out
day-came-back = { $done } of { $total } pieces back
person-project = Sign up: { $name }
project-form-household-known = { $name } takes part. What is needed?
project-posts-approval = The coordinator has read these posts and approves of them. They name nobody.
error-project-posts-ready = { $count ->
    [one] 1 post is ready and was not placed. Choose “Go on placing”.
   *[other] { $count } posts are ready and were not placed. Choose “Go on placing”.
  }
error-project-nothing-to-post = No post is needed: there is enough, or it is online already.
project-posts = All posts
project-posts-title = { $count ->
    [one] This post can go out. Read its text.
   *[other] These { $count } posts can go out. Read their texts.
}
project-posts-waiting = { $count } more for another day: no platform gets too many on one day.
project-posts-go = { $count ->
    [0] Choose a post
    [one] Good: place 1 post
   *[other] Good: place { $count } posts
}
project-posts-placed = { $count ->
    [one] 1 post is ready.
   *[other] { $count } posts are ready.
} Replies come to “To ring”.
project-item-tick-place = It is a place: at a table, in a car. Nothing comes back
project-table-hosts = Who comes to whom
sheet-host = With whom
sheet-places = Places
sheet-guests = Who come
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
project-post-title = Title: { $what }
project-post-text = Text: { $what }
project-household-fee = Own share, in euros
project-fee = own share { $amount }, { $paid ->
    [yes] paid
   *[no] not paid yet
}
project-fee-not-read = I cannot read the amount. Type for example: 2.50.
project-number-fees-paid = Own shares, paid
project-number-fees-open = Own shares, not paid yet
error-trip-under-way = { $driver } is still under way. Take in first, or bring home, what is in the van.
error-merge-team = This is no resident but the team of { $project }. There is nothing to merge.
error-merge-both-take-part = Both take part in { $project }. Sign one of them off there first; then you can merge them.
project-posts-leave = Do not place now
person-project-short = Sign up
project-form-household-new = This resident is new. How can we reach them?
project-household-new-who = Name
project-household-new-phone = Telephone
project-household-new-street = Street
project-household-new-number = Number
project-household-new-postcode = Postcode
project-somebody-new = { $name } is new: take them in first
error-project-phone-known = This number is of { $name } already. Sign { $name } up, or write an address down instead of the number.
project-signed-up-new = { $name } is in the book now, and signed up.
project-form-confirm-who = Ring { $who }: { $what }. Does it stand?
project-confirm-tick-off = No, it falls through
project-undo-projects-begin = project begun
project-undo-practice-camp-set-up = practice camp set up
project-undo-projects-begin-again = project begun again
project-undo-projects-change = project changed
project-undo-projects-save-item = thing written down
project-undo-projects-remove-item = thing taken off
project-undo-bulk-posts-place = posts placed
project-undo-projects-call-off = called off
project-undo-projects-close = closed
project-undo-project-imports-carry-out = list taken in
project-undo-participants-sign-up = signed up
project-undo-participants-sign-up-new = taken in and signed up
project-undo-participants-change = household changed
project-undo-participants-leave = does not come
project-undo-participants-pay = paid
project-undo-allocations-give = thing given
project-undo-allocations-take-away = thing taken away
project-undo-allocations-run = shared out
project-undo-pledges-offer = promise written down
project-undo-pledges-confirm = promise stands
project-undo-project-posts-accept = reply accepted
project-undo-pledges-change = lender changed
project-undo-pledges-fall-through = falls through
project-undo-replies-put-aside = reply came to nothing
project-undo-trips-plan = trips planned
project-undo-trips-drive = driver written down
project-undo-trips-collect = loaded
project-undo-trips-bring-in = brought in
project-undo-trips-bring-home = brought home
project-step-end-posts = There is enough: take posts off
project-posts-ended = { $count ->
    [one] 1 post is not needed any more. If it was online, it is on Today to be taken off.
   *[other] { $count } posts are not needed any more. What was online is on Today to be taken off.
}
project-undo-project-posts-end-needless = posts ended
project-pledge-tick-sure = They are on the telephone now: it is certain
project-confirm-street = Street
project-confirm-number = Number
project-confirm-postcode = Postcode
project-undo-pledges-offer-for-sure = promise written down, for sure
