"""Taking a request: finding the person, the call in progress, the request itself."""
