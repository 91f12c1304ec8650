"""Any office's list of people, read: a file -> sheets -> columns by meaning -> rows of values."""
