"""The program without a screen: the commands that need no Qt."""
