from __future__ import annotations
from hientai.reading.contract import Target


def read_targets(blocks):
    return []
