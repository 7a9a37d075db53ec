"""The session under way: its screen, the check before it, the stop on a warning sign and the summary."""
