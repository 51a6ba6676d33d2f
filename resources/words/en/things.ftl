# Things that are lent: the page Hand-out, the tasks, what is said, the paper.

place-handovers = Hand-out
handover-code = Code of the slip or the label: type or scan it. A name or a word will do as well.
handover-code-name = Code, name or word
handover-out = Hand out
handover-in = Take in
handover-empty = Type or scan a code. The resident's slip finds everything that is ready for them; a label finds the thing.
handover-nothing-found = Nothing is found for this: { $typed }. Type the code, a name, a thing or a place.
handover-matches = Which one do you mean?
handover-nothing-here = Nothing is here for this resident, and the resident has nothing of ours.
handover-ask-word = Ask for the code word: { $word }
handover-no-word = No code word was agreed. Do you know the resident, or have you seen a pass?
handover-word-right = right
handover-word-known = I know this resident
handover-word-wrong = wrong
handover-proved = The code word is right.
handover-known = You know this resident.
handover-word-refused = Hand out nothing. Ask for the slip or a pass, or ring the resident on the number that we have.
handover-collector-allowed = { $who } may collect it too
handover-thing = Thing
handover-from = From
handover-where = Where now
handover-condition = Condition
handover-own = ours
handover-lender-of = from { $name }
handover-at-desk = the desk
handover-where-resident = with { $name }
handover-where-lender = with { $name }
handover-where-lender-home = at home with its lender
handover-where-collector = under way with { $name }
handover-where-lost = lost
handover-where-gone = gone, as agreed
handover-where-new = new on the list
handover-pieces = { $name } · { $count } pieces
handover-others = with others
handover-with-others = { $count } with others
handover-some = { $count } { $where }
handover-due = back on { $day }
handover-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
  }
handover-awaited = still with { $name }, has not been here yet
handover-arrive = This has arrived
handover-give-all = Hand out all that is ticked
handover-take-all = Take in all that is ticked
handover-other-collects = Somebody else collects
handover-receipt = Print receipt
handover-sign = Signed on paper
handover-new = New thing
handover-extend = Keep longer
handover-mishap = Broken or lost
handover-home = Brought home
handover-label = Label
handover-put = Put it somewhere
handover-missing = Something is missing
handover-list = Hand-out list
handover-calendar = Our own things: what is free when
handover-calendar-short = What is free
handover-chain = Where is it?
handover-hop = { $from } → { $to } · { $when }
handover-hop-now = now
handover-hop-corrected = put right
handover-hop-signed = signed
handover-hop-collector = collected by { $who }
handover-expected = { $from } → { $to } · by { $day }
handover-no-chain = Choose a thing to see where it has been.
handover-out-title = { $things ->
    [0] Nothing is out now
    [one] Out now: 1 thing with { $people } resident
   *[other] Out now: { $things } things with { $people ->
        [one] 1 resident
       *[other] { $people } residents
      }
  }
handover-out-late = late: { $count }
handover-out-today = back today: { $count }
handover-out-damaged = broken: { $count }
handover-out-lost = lost: { $count }
handover-out-more = and { $count } more
handover-next-person = Next: { $who }
handover-to-come = { $count ->
    [one] 1 resident still comes to collect
   *[other] { $count } residents still come to collect
  }
handover-to-come-person = { $who } · { $count ->
    [one] 1 piece
   *[other] { $count } pieces
  }
handover-empty-in = Scan or type the code of a label, or choose at the right who brings something back.
handover-to-bring = { $count ->
    [one] 1 resident still brings something back
   *[other] { $count } residents still bring something back
  }
handover-all-served = Everybody has been here: back to the project
handover-lacking = There is too little for everybody. This household does not get: { $what }.
handover-given = Handed out to { $who }: { $what }.
handover-taken = Back: { $what }. Put it here: { $place }.
handover-taken-from = Back from { $who }: { $what }. Put it here: { $place }.
handover-taken-missing = Still missing: { $parts }. A task was made.
handover-was-here = { $name } was on the list as back already. Nothing has changed.
handover-arrived = Arrived from { $who }: { $what }. Stick the label on it: { $code }.
handover-brought-home = { $name } is home with { $who }.
handover-put-done = { $name } is now here: { $place }.
handover-signed = Signed on paper: noted.
handover-extended = { $name } may stay until { $day }.
handover-extension-asked = { $name }: there is a task to ask { $who } whether it may stay until { $day }.
handover-mishap-kept = Noted. { $told ->
    [no] There is a task to tell { $who } what happened.
   *[yes] Thank you.
  }
handover-undone = Undone.
handover-undo-out = handed out
handover-undo-in = taken in
handover-undo-act = { $name }
handover-when-day = Until which day? Type a day, such as “vr” or “12 december”.
handover-day-wrong = This day cannot be read. Type for example “vr” or “12 december”.
handover-number-wrong = Type a number.
handover-nothing-chosen = Choose a thing first: type the code, or choose a line.
entry-collector-title = Who collects it?
entry-collector-name = Name
entry-collector-relation = Who is that to the resident?
entry-collector-slip = Showed the slip
entry-new-title = New thing of somebody who lends it
entry-new-name = What is it?
entry-new-count = How many?
entry-new-lender = Whose is it?
entry-new-contact = Telephone or mail
entry-new-parts = Parts, with commas: 2 poles, 12 pegs
entry-new-condition = How is it? Whole, or what is broken
entry-new-place = Where do you put it?
entry-new-code = Code of the request, if there is one
entry-new-collector = Or: who of us is under way with it?
entry-new-direct = The resident has it already, straight from the lender
entry-extend-title = Keep longer: { $name }
entry-mishap-title = Broken or lost: { $name }
entry-mishap-what = What happened?
entry-mishap-agreed = What was agreed?
entry-mishap-told = Who knows?
entry-mishap-lost = It is lost
entry-mishap-lender = The lender knows already
entry-put-title = Where do you put { $name }?
entry-put-place = Place: a shelf, the community centre, the van
entry-missing-title = What is missing of { $name }?
entry-missing-part = { $name } (of { $count }): how many are missing?
entry-save = Save
entry-leave = Do not save
more-places-handovers = Hand-out
hit-thing = thing

task-overdue = Ask when it comes back
task-not-collected = Ask whether it will be collected
task-missing-part = Ask where a part is
task-tell-extension = Tell whether it may stay longer
task-ask-extension = Ask the lender whether it may stay longer
task-tell-lender = Tell the lender what happened
task-fetch-loan = Ask the family to return it
task-fetch-loan-hint = This resident died or moved and still has this. Ask the family or the new tenant, and tell the lender how it stands.
task-bring-home = Bring it back to the lender
task-bring-home-hint = This came back from the resident. Bring it home and tick this.
task-visit-taken-over = Ring: somebody else comes
task-missed-visit = Ring: nobody came
call-visit-question = Is it all right with the resident?
call-extension-question = May it stay longer?

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

receipt-out-title = This is what you borrowed
receipt-out-got = Today you got:
receipt-out-back = Bring it back on { $day } or earlier.
receipt-out-broken = Does something break? Ring us. We will think along with you.
receipt-in-title = This is what you brought back
receipt-in-got = Today we got back from you:
receipt-in-missing = This is still missing: { $parts }.
receipt-in-thanks = Thank you.
receipt-lent-title = This is what you lend
receipt-lent-got = Today we got from you:
receipt-lent-back = You get it back after { $day }.
receipt-lent-broken = Does something break? Then we will tell you.
receipt-lent-thanks = Thank you for lending this.
receipt-home-title = This is what you got back
receipt-home-got = Today you got back from us:
receipt-home-missing = This is still to come: { $parts }.
receipt-home-thanks = Thank you for lending this.
receipt-condition = Condition: { $condition }
receipt-parts = With it: { $parts }
receipt-code = Code { $code }
receipt-collector = Collected by { $who }
receipt-sign-you = Your signature
receipt-sign-desk = Signature of the desk
receipt-questions = Questions? Ring { $phone }.
receipt-file = Receipt
label-own = Of { $centre }

letter-overdue-title = Will you bring this back?
letter-overdue-text = You have borrowed from us: { $what }. It has not come back yet. We agreed: { $day }. Will you bring it back? Can you not? Then ring us. Our number is { $phone }. We are there { $open }.
letter-overdue-close = Did you bring it back already? Then you need not do anything.
letter-missing-title = Something is still missing
letter-missing-text = You brought { $what } back. Thank you. Something is still missing: { $parts }. Will you look at home once more? Our number is { $phone }. We are there { $open }.

sheet-hand-out = Hand-out list
sheet-hand-out-title = Hand-out on { $day }
sheet-shelf = Place
sheet-address-unknown = address not known: ring first
sheet-loaded = In the car
sheet-lender-sign = Signature lender
sheet-brought = Brought
sheet-got = Got it
sheet-from-desk = What is collected today
sheet-to-desk = What comes back today
sheet-nothing-fetched = Nothing is collected today.
paper-hand-out = Hand-out list
paper-hand-out-hint = Who collects something that day and where it stands, and what comes back. The code word is not on it.

visits-period = Change a period
visits-plan-more = Plan times
visits-title = Times
visits-open = Plan the times and keep track
visits-none = No times are planned yet. Fill in below when it begins and how often it is.
visits-plan-title = Plan times
visits-plan = Plan these times
visits-first = The first time: day and hour
visits-repeat = How often? Such as “elke week”. Empty is once
visits-until = Until which day? May be empty
visits-place = Where?
visits-hosts = Tasting tour: names of the cooks, with commas. May be empty
visits-planned = { $count ->
    [one] 1 time planned.
   *[other] { $count } times planned.
  }
visits-paused = { $count ->
    [one] 1 time is left out.
   *[other] { $count } times are left out.
  }
visits-handed-over = { $count ->
    [one] { $name } comes 1 time. Ring the resident: it stands at Today.
   *[other] { $name } comes { $count } times. Ring the resident: it stands at Today.
  }
visits-resumed = { $count ->
    [one] 1 time goes on after all.
   *[other] { $count } times go on after all.
  }
visits-came = Noted: { $name } came.
visits-not-come = Noted: { $name } did not come. There is a task to ring the resident.
visits-state-came = came
visits-state-not-come = did not come
visits-state-skipped = left out
visits-went = How did it go?
visits-word-asked = The code word was asked
visits-did-come = Came
visits-did-not-come = Did not come
visits-from = From which day?
visits-to = Until which day?
visits-pause = Leave these times out
visits-resume = Let them go on after all
visits-new-helper = Who comes then?
visits-hand-over = Somebody else comes
visits-undo = Undo
visits-not-read = This cannot be read. Type a day with an hour, such as “vr 17 uur”, and how often, such as “elke week”.
request-visits = Times
reply-pay-to = Whom does the resident pay?
reply-pay-to-unsaid = not discussed
reply-pay-to-helper = the neighbour
reply-pay-to-centre = us
reply-per_km = Per kilometre (may be empty)
request-per-km = { $money } per kilometre

report-things-lent = Things lent
report-things-damaged = Things broken
report-things-lost = Things lost

handover-photo = Photo
handover-photo-choose = Choose a photo
handover-photo-kept = Photo of { $name } kept.

handover-note = Remark
handover-noted = It is noted with { $name }.
entry-note-title = How did { $name } go from hand to hand?
entry-note-condition = How is it? Whole, or what is broken
entry-note-remark = Remark
acts-less = Less
acts-more = More
handover-change = Change details
handover-changed = The details of { $name } are saved.
handover-correct = It is somewhere else
handover-correct-same = By the list { $name } is there already.
handover-corrected = Corrected: { $name } is now with { $where }.
handover-swap = Swap
handover-swap-not-proved = Ask for the code word first, or tick that you know this resident.
handover-swapped = Swapped: { $name } is back, and the resident has the other one.
handover-write-off = Take out of use
handover-written-off = { $name } is out of use. Its history stays.
entry-change-title = Details of { $name }
entry-change-name = Name
entry-change-place = Where it belongs
entry-change-note = What must somebody mind?
entry-change-parts = More parts, with commas: 2 poles, 12 pegs
entry-correct-title = Where is { $name } really?
entry-correct-where = At which place? Empty means: at the desk
entry-correct-count = How many?
entry-correct-home = It is at home with { $name }
entry-correct-resident = It is with { $name }
entry-swap-title = { $name } back, something else out
entry-swap-code = Code of what the resident gets now
entry-swap-condition = How does it come back? Whole, or what is broken
entry-swap-proved = The code word is right, or I know this resident
entry-write-off-title = Take { $name } out of use
entry-write-off-why = Why? What was agreed?
entry-write-off-count = How many?
request-things = Where is it now?
handover-photo-damage = Photo of the damage
handover-photo-damage-kept = The photo of the damage is kept.
camera-title = Camera
camera-hint = Hold a label or a slip before the camera. The code goes to Hand-over by itself.
camera-read = Read: { $code }
camera-fault = The camera shows nothing. Does another program use it? Else type the code.
task-note-visits = Write down whether the helper came
task-note-visits-hint = Days are over of which nobody wrote down how it went. Open the request and choose its times there (Alt X). Then this goes by itself.
handover-which-thing = Which thing is it about? Leave the tick at that one alone.
entry-mishap-count = How many pieces?
