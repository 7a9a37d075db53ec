"""Sessions and runs together: found by words, grouped by week, added up."""
