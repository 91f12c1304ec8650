"""The morning page and the board: mine, overdue, waiting for me."""
