"""One line as a person types it, to runs, sessions and races, and back."""
