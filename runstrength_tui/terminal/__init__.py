"""What Textual lacks over a bad line: signals, bad bytes, fewer bytes."""
