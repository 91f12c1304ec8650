"""Rules of statistics: columns of codes, breakdowns, what may be published."""
