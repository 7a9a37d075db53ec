"""The line: what was done, written in words, from any screen."""
