"""Where the database's key is kept.

The operating system's keyring, or wrapped by a passphrase; never in clear text.
"""
