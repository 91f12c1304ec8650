"""Writes of forecasts."""
