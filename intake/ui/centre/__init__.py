"""The centre's facts and settings, for the first run and the settings page."""
