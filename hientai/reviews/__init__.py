"""Reviews of any span (yearly, interim, final): edited, frozen, issued, compared."""
