"""What is reported to the coordinators, and what follows from it."""
