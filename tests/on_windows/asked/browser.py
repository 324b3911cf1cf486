"""browser.py FILE ADDRESS...: stands for the user's browser; adds what it is given to the file."""

import json
import sys
from pathlib import Path

with Path(sys.argv[1]).open("a", encoding="utf-8") as record:
    record.write(json.dumps(sys.argv[2:]) + "\n")
