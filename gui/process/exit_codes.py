"""What the end of the process tells whoever started it; 0 that all went well."""

OTHER, USAGE, NOT_FOUND, UNAUTHORIZED, NETWORK, NOT_OWED, NOT_WRITTEN, NO_DISPLAY = range(1, 9)
SOME_FAILED = NOT_OWED
"""Of a list: not every invoice that was asked for has a link. For scripts it is as with one."""
INTERRUPTED = 130
"""As shells say it of a program that Ctrl+C ended."""
