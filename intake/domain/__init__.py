"""The records of a centre and their rules, in plain Python.

People, requests, postings, replies, agreements, tasks and permissions.
"""
