"""Bytes or a URL → documents: one module a format."""
