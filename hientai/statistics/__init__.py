"""Figures of the register by many dimensions; small cells; the booklet; balance."""
