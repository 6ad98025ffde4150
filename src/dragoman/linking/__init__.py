"""Readings → case: the same actor, event and claim in many documents, and where each claim comes from."""
