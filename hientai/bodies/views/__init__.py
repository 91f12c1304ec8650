"""Pages of bodies: the register, what happened to them, what is handed over."""
