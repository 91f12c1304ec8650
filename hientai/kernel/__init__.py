"""Pure Python that three or more apps share: no framework in here."""
