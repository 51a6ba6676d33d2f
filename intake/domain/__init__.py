"""What is true, in plain Python: people, requests, postings, replies, agreements, tasks and who may do what."""
