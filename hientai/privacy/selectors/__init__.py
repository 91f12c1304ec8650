"""What other apps ask: may this be used for that; and whose profile somebody claimed."""

from hientai.privacy.selectors.allowing import allows, objecting, restricted
from hientai.privacy.selectors.own import own_person
from hientai.privacy.selectors.requests import count_waiting, waiting

__all__ = ["allows", "count_waiting", "objecting", "own_person", "restricted", "waiting"]
