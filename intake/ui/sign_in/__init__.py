"""The sign-in: a name and a PIN."""
