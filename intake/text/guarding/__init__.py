"""What may not leave the centre: found in a text before it is posted."""
