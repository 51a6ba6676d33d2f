"""What is asked, per kind of request: data, no widgets."""
