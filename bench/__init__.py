"""Speed and memory, as ratios against a named rival or floor in the same run."""
