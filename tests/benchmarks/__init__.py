"""How fast, how quiet and how small it is, beside a bare Textual app and stock TinyDB.

``python -m tests.benchmarks`` prints a table; nothing here asserts a time.
"""
