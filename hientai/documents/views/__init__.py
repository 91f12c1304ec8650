"""Pages of papers: the list, one paper with what stands around it, its text."""
