"""Where the record lives.

SQLite through SQLCipher at one desk, PostgreSQL for many; the same tables, the same contract.
"""
