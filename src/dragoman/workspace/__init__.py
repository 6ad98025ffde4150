"""The one place where the rooms meet: reading files and addresses (`reading`), and cases in a store (`cases`)."""

from dragoman.workspace.reading import Options, files_in, read_chunk, read_inputs

__all__ = ["Options", "files_in", "read_chunk", "read_inputs"]
