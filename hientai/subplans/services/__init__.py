"""Writes on bodies' own plans: ordered, handed in, returned; their tasks hung under those above."""

from hientai.subplans.services.handing import hand_in, hand_in_known, return_plan
from hientai.subplans.services.hanging import hang, part
from hientai.subplans.services.ordering import order_plans, propose_orders, refuse_order

__all__ = [
    "hand_in",
    "hand_in_known",
    "hang",
    "order_plans",
    "part",
    "propose_orders",
    "refuse_order",
    "return_plan",
]
