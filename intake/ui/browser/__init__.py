"""The embedded browser: it takes a snapshot and carries a plan out; deciding is ``filling``'s."""
