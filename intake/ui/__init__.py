"""The screen: views and the browser over presenters over models over the runner and the theme."""
