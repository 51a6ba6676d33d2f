"""The questions of each kind of request: data, no widgets."""
