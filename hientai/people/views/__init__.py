"""Pages of the register: the list, a profile, lists that offices send in."""
