"""Instellingen: the centre, this desk, platforms, colleagues."""
