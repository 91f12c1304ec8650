"""How many there will be: cohorts, scenarios, intervals, and how wrong it was before."""
