"""The centre itself: set-up, colleagues, phrases, address book, export."""
