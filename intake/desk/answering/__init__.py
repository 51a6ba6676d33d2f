"""Neighbours and volunteers answer; one reply becomes an agreement."""
