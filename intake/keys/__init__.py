"""Where the key of the database is stored.

In the operating system's keyring, or encrypted with a passphrase; never in clear text.
"""
