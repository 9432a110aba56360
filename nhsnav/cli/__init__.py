"""The only importer of typer: from words on a command line to a question, and back to streams and an exit code."""
