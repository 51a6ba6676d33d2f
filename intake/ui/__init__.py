"""The screen: views and the browser on top, then presenters, models, the runner and the theme."""
