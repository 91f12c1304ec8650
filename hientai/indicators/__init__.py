"""Indicators, targets of plans, observations, and whether a target is met."""
