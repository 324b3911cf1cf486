"""registry.py ROOT KEY NAME: what the registry has there, in JSON; null where it has nothing."""

import json
import sys
import winreg

root, key, name = sys.argv[1:]
value = None
try:
    with winreg.OpenKey(getattr(winreg, root), key) as opened:
        value = winreg.QueryValueEx(opened, name)[0]
except FileNotFoundError:
    pass
print(json.dumps(value))
