"""The settings: what a person prefers, and what they told of themselves."""
