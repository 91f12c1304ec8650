"""Rules of the person's own side: purposes, requests with their days, codes of invitations."""
