"""How many text messages a text takes, as phones count (3GPP TS 23.038 and TS 23.040).

A text in the GSM alphabet has 160 characters in one message and 153 in each of several; any other
character makes all of it UCS-2, with 70 and 67.
"""

from dataclasses import dataclass

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Sent as two, an escape in front of them.
_GSM_EXTENDED = frozenset("\f^{}\\[~]|€")


@dataclass(frozen=True, slots=True)
class SmsLength:
    """`used` of the `room` characters that one message has, and how many messages it takes."""

    used: int
    room: int
    messages: int


def sms_length(text: str) -> SmsLength:
    """Return how long a text message is, counted as phones do."""
    if all(c in _GSM or c in _GSM_EXTENDED for c in text):
        used = sum(2 if c in _GSM_EXTENDED else 1 for c in text)
        room, room_of_several = 160, 153
    else:
        used = len(text.encode("utf-16-le")) // 2
        room, room_of_several = 70, 67
    messages = 1 if used <= room else -(-used // room_of_several)
    return SmsLength(used, room, messages)
