"""What training is, as plain values and functions: no files, no screen, no clock of its own."""
