from __future__ import annotations


def read_baselines(preamble, blocks):
    return []
