"""Where the database's key is kept: the operating system's keyring, or wrapped by a passphrase; never in clear text."""
