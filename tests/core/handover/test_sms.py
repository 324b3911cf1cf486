"""How phones count a text message."""

from gui.core.handover.sms import SmsLength, sms_length


def test_text_messages_are_counted_as_phones_do() -> None:
    assert sms_length("a" * 160) == SmsLength(160, 160, 1)
    assert sms_length("a" * 161) == SmsLength(161, 160, 2)
    assert sms_length("€") == SmsLength(2, 160, 1)
    assert sms_length("–" * 71) == SmsLength(71, 70, 2)
