"""The history: sessions and runs by week, found by words, read, corrected and brought back."""
