"""Windows that show paper before it is printed."""
