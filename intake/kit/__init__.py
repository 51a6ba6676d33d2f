"""Clock, codes, errors, paths, settings, log and languages: what every layer above may use."""
