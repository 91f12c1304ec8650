"""Users, their roles, and the bodies for which they act."""
