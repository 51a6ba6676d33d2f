"""Answers of neighbours and volunteers: a chosen reply becomes an agreement."""
