"""The command line: a file for each command, thin over what it calls."""
