"""The only folder that names adapters: it puts store, keys, platforms, mail, paper and practice behind the ports of the desk."""
