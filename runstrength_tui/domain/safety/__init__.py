"""Safety rules: numbers and words in ``data/rules.toml``, one small function a rule, an engine that says one.

A rule's function is named by its id in small letters (``b7_legs_only``), takes the ``Context`` and what it
looks at, and returns a ``Fired`` or None.
"""
