"""Use cases of a project: who takes part, what is promised, who gets what, and the end."""
