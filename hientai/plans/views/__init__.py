"""Pages of plans: the list, checking, confirming, assigning."""
