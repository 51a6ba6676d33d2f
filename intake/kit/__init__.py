"""Clock, codes, errors, paths, settings, log and languages: what every floor above may lean on."""
