"""The page Uitgifte: what is handed out, taken in, and who has it now."""
