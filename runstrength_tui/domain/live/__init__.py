"""The session under way: events, their fold, and what a key means."""
