"""Hiền Tài: carries a province's plan on its intellectuals out."""
