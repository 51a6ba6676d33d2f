"""Take an address list into the book: choose the file, look, match columns, carry out, undo."""
