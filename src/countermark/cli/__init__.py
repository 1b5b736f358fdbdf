"""The command line: a thin skin over the engines, with the exit statuses of its contract."""
