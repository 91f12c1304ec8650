"""What is said about a finished reading: how sure each value is, and what a person should look at."""
