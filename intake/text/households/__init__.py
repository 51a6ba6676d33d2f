"""Read the rows of address lists as households: who, where, how many, and what they need."""
