"""How bodies come into the record, what happens to them, and how their work is handed over."""

from hientai.bodies.services.register import add_body, ensure_province

__all__ = ["add_body", "ensure_province"]
