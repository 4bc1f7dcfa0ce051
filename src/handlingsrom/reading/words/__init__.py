"""Finds what people write of money, days, cases and periods: from a text, what stands in it, in order."""
