"""SecretService: the keyring of a Linux desktop, asked in an order that GNOME's survives.

gnome-keyring (seen in 42.1 and 48.0) now and then serves the first message of a connection before
it has noted who is there. Where that message asks for a property, it aborts, and everything that
was unlocked is locked again, for all programs. A path of its alias `default` it sometimes takes for
nothing at all; then the library would have the user make a new keyring. The library begins every
call with a property of that alias, on a new connection.

Here the first question is where the alias leads, which at worst is answered with "nowhere"; the
second time it knows who asks. What comes after names the collection by its own path.
"""

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from gui.core.accounts.openssl_aes import aes_of_openssl
from gui.core.later_imports import left_for_later

with aes_of_openssl():
    import secretstorage

# For a backend that is looked for, and a file that may name one. Here is what is used.
with left_for_later("configparser", "importlib_metadata", "more_itertools"):
    from keyring.backends.SecretService import Keyring
    from keyring.errors import KeyringLocked

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_ALIAS = "default"


class SecretService(Keyring):
    def get_preferred_collection(self) -> secretstorage.Collection:
        """Return the default collection, unlocked, on a connection that is the caller's to close.

        Raises:
            KeyringLocked: the prompt was dismissed.
        """
        connection = secretstorage.dbus_init()
        try:
            collection = _default_collection(connection)
            if collection.is_locked():
                collection.unlock()
                if collection.is_locked():
                    raise KeyringLocked("not unlocked")
        except BaseException:
            connection.close()
            raise
        return collection


def is_locked() -> bool:
    """Return whether the default collection is locked; nobody is asked to unlock it, or make one.

    Raises:
        Exception: whatever the library raises, without a keyring or a bus.
    """
    with closing(secretstorage.dbus_init()) as connection:
        collection = _existing_collection(connection)
        return collection is not None and collection.is_locked()


def _default_collection(connection: "DBusConnection") -> secretstorage.Collection:
    # There may be none yet: the user is asked to make one.
    return _existing_collection(connection) or secretstorage.get_default_collection(connection)


def _existing_collection(connection: "DBusConnection") -> secretstorage.Collection | None:
    for _ in range(2):
        with suppress(secretstorage.ItemNotFoundException):
            return secretstorage.get_collection_by_alias(connection, _ALIAS)
    return None
