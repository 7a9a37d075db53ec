"""All plans, ours and a person's own, and the editor for the latter."""
