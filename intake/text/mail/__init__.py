"""What the mails of neighbours say: what was written anew, by whom, and what kind of mail it is."""
