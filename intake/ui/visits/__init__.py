"""The window of a series: meals, visits and rides that repeat."""
