"""Rules of indicators as pure functions over plain values."""
