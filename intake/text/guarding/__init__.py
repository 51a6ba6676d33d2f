"""What may not leave the centre: it is searched in a text before that is posted."""
