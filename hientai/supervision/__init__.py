"""Supervision of a plan: yearly plan, visits, findings and what became of them."""
