"""From what a caller says to data: kind, object, days, times, amounts."""
