"""The key of the payment that a person has open at a point of sale.

One key at a place until it is used, so that two tabs of one browser, a reload and a second tap make one payment.
"""

from django.contrib.sessions.backends.base import SessionBase

from fund import till
from fund.forms import new_key

KEPT = "open_payment_keys"
MOST = 10  # places with a page left open, the oldest forgotten first


def key_for(session: SessionBase, code: str) -> str:
    """The open key at that place, or a new one once it made its payment."""
    keys: dict[str, str] = session.get(KEPT, {})
    key = keys.get(code)
    if key is None or till.made(key) is not None:
        key = new_key()
        kept = [(place, known) for place, known in keys.items() if place != code]
        session[KEPT] = dict([*kept, (code, key)][-MOST:])
    return key
