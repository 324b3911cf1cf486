"""add_account.py: adds an account for Production, as an earlier run of the program left it.

Its credentials are those of the practice service. A lookup may take long, as on a busy computer.
"""

import json

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.paths import settings_file
from gui.core.preferences import Preferences
from gui.core.settings import Settings, SettingsStore
from gui.demo.practice_service import DEMO_ACCOUNT_ID, DEMO_KEY

account = Account("acme", "Acme Supply", Environment.PRODUCTION)
patient = Preferences(connect_s=30, total_s=120)
SettingsStore(settings_file()).save(Settings((account,), account.key, preferences=patient))
KeyringStore().save(account.key, Credentials(account.base_address, DEMO_KEY, DEMO_ACCOUNT_ID))
print(json.dumps(None))
