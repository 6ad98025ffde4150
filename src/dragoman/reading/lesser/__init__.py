"""The readers of other languages than English: rules and small lexica, no parser."""
