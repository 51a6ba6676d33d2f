"""What a desk does: take, place, follow, ring back, print.

Each use-case checks who asks, and writes once.
"""
