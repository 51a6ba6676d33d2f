"""The only folder that names adapters.

It puts store, keys, platforms, mail, paper and practice behind the ports of the desk.
"""
