"""Which bodies a name stands for on a day; what the pages about bodies show."""

from hientai.bodies.selectors.resolver import Resolution, Resolver

__all__ = ["Resolution", "Resolver"]
