"""Today: the right session, why, and the week around it."""
