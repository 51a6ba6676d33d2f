"""Lists of words, how words sound, and words of the calendar."""
