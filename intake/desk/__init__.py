"""The use cases of a desk: take, place, follow, ring back, print.

Each use case checks the permission first and writes in one transaction.
"""
