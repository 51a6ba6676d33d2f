"""Clock, codes, errors, paths, settings, log and languages, for every layer above."""
