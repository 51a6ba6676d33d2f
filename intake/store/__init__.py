"""The database.

SQLite through SQLCipher for one desk, PostgreSQL for many; both have the same tables.
"""
