"""Agencies and administrative units over time: names, successions, collectives."""
