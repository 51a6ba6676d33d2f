"""Paper for residents and helpers."""
