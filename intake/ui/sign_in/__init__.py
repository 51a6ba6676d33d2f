"""Who sits here: a name and a PIN."""
