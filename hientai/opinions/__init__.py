"""Anything said that must be answered; difficulties are its first user."""
