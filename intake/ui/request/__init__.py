"""One page a request: what happened to it, what is to be done now, its facts."""
