"""One module for each command: parse, ask, give. The name of the module is the name of the command."""
