"""Things that are lent: who has them, what was handed over, what must come back."""
