"""Forecasting without a framework: lives -> history -> rates -> simulated futures -> answers."""
