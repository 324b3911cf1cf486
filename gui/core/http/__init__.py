"""Asking BlueTape."""

import warnings

# The packaged program has nothing that guesses the encoding of a text, and requests would say so
# with its import: the text of an answer is never asked for.
warnings.filterwarnings("ignore", "Unable to find acceptable character detection")
