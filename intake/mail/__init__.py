"""Mail: reading what neighbours write, sending what the desk writes."""
