"""What is true, in plain Python.

People, requests, postings, replies, agreements, tasks and who may do what.
"""
