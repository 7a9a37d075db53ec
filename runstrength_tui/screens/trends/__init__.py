"""Trends: stronger or not, and what training adds up to, page by page."""
