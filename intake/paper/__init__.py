"""Paper that anybody can read: the slip, "Bewijs van uw vraag", the recovery sheet, cards."""
