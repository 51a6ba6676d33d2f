"""The roof without Qt: the same desk from the command line."""
