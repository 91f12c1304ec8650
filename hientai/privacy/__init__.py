"""The person's own side of a profile: claim, consents, requests, who looked."""
