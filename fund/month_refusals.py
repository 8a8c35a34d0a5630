"""Why a month is not run, or not closed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fund import sums


class NotAMonth(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("Give the month by its first day."), code="not_a_month")


class MonthToCome(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This month has not begun."), code="month_to_come")


class MonthNotOver(ValidationError):
    def __init__(self) -> None:
        super().__init__(
            _("This month is not over: it can be closed from the first day of the next one."), code="not_over"
        )


class MonthIsClosed(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This month is closed."), code="month_is_closed")


class NotRunYet(ValidationError):
    def __init__(self) -> None:
        super().__init__(_("This month has not been run yet: run it before closing it."), code="not_run")


class PoolTooLow(ValidationError):
    """The pool cannot cover the month's allocations: none is made."""

    def __init__(self, pool_cents: int, needed_cents: int, reserve_cents: int = 0) -> None:
        sentence = _("The pool holds %(pool)s and the allocations need %(needed)s: %(gap)s are missing. None was made.")
        if reserve_cents:
            sentence = _(
                "The pool holds %(pool)s, of which %(reserve)s stay in reserve, and the allocations need %(needed)s:"
                " %(gap)s are missing. None was made."
            )
        super().__init__(
            sentence,
            params={
                "pool": sums.written(pool_cents),
                "reserve": sums.written(reserve_cents),
                "needed": sums.written(needed_cents),
                "gap": sums.written(needed_cents + reserve_cents - pool_cents),
            },
            code="pool_too_low",
        )
