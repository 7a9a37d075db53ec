"""TinyDB and the files beside it."""
