"""Why a payment is refused: one class a reason, one sentence a class. Nothing is booked by any of them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fund import sums
from live.clock import PARIS


class Refused(ValidationError):
    """A payment that was not made. `title` is said first, `message` after it."""

    title = _("Payment refused.")


class NotAMember(Refused):
    def __init__(self) -> None:
        super().__init__(_("Only members of the fund pay with its account. You can join."), code="not_a_member")


class StillWaiting(Refused):
    def __init__(self) -> None:
        super().__init__(_("Your household is on the list. You can pay once it has entered."), code="still_waiting")


class AccountClosed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Your household has left the fund, and its account is closed."), code="account_closed")


class NotApproved(Refused):
    title = _("One cannot pay here today.")

    def __init__(self) -> None:
        super().__init__(_("The council has not approved this place."), code="not_approved")


class NotSigned(Refused):
    title = _("One cannot pay here today.")

    def __init__(self) -> None:
        super().__init__(
            _("This place has not signed its agreement with the fund yet, or it has ended."), code="not_signed"
        )


class Withdrawn(Refused):
    title = _("One cannot pay here today.")

    def __init__(self, since: datetime) -> None:
        day = date_format(since.astimezone(PARIS), "j F Y")
        super().__init__(
            _("This place is no longer approved since %(since)s."), params={"since": day}, code="withdrawn"
        )


class NothingToPay(Refused):
    def __init__(self) -> None:
        super().__init__(_("Write a sum above zero."), code="zero")


class LessThanNothing(Refused):
    def __init__(self) -> None:
        super().__init__(_("A sum cannot be less than zero."), code="negative")


class AboveBalance(Refused):
    def __init__(self, balance_cents: int) -> None:
        self.balance_cents = balance_cents
        left = {"left": sums.written(balance_cents)}
        some = _("You have %(left)s left. Pay %(left)s here and the rest in another way.")
        none = _("You have %(left)s left. Pay in another way today.")
        super().__init__(some if balance_cents > 0 else none, params=left, code="above_balance")


class AboveLimit(Refused):
    def __init__(self, limit_cents: int) -> None:
        self.limit_cents = limit_cents
        super().__init__(
            _("One payment can reach %(limit)s at most."),
            params={"limit": sums.written_round(limit_cents)},
            code="above_limit",
        )


class KeyUsed(Refused):
    """The key of the form already made a payment, of another sum or at another place."""

    title = _("This payment is already made.")

    def __init__(self, amount_cents: int) -> None:
        super().__init__(
            _("You paid %(amount)s with this form. Open the page again to make another payment."),
            params={"amount": sums.written(amount_cents)},
            code="key_used",
        )


class JustPaid(Refused):
    """The same sum was paid at the same place minutes ago: perhaps the same purchase, sent from a page opened again."""

    title = _("Another payment?")

    def __init__(self, key: str, amount_cents: int) -> None:
        self.key = key
        super().__init__(
            _("You paid %(amount)s here a few minutes ago."),
            params={"amount": sums.written(amount_cents)},
            code="just_paid",
        )


class KeyOfSomebodyElse(Refused):
    def __init__(self) -> None:
        super().__init__(_("This form was opened by somebody else. Open the page again."), code="key_of_somebody_else")


class BadKey(Refused):
    def __init__(self) -> None:
        super().__init__(_("This form is not whole. Open the page again."), code="bad_key")


class Busy(Refused):
    title = _("We are checking.")

    def __init__(self) -> None:
        super().__init__(_("Do not pay twice: press again, the same payment counts only once."), code="busy")


class Malformed(Refused):
    def __init__(self) -> None:
        super().__init__(_("This is not a sum. Write it like 12,50 or 12.50."), code="malformed")
