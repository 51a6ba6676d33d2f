"""The embedded browser: it takes snapshots and carries plans out; ``filling`` decides."""
