"""Readings → words and pictures."""
