"""Exercises and plans from their files."""
