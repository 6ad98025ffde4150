"""A case → the formats of the field. `formats.FORMATS` lists them; each has a module of its own."""
