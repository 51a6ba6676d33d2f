"""Practice platforms on loopback, so that volunteers can train without bothering anyone: three sites, and neighbours who answer."""
