"""What training adds up to over weeks and months; every figure is arithmetic over finished sets."""
