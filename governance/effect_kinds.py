"""The kinds of effect that governance itself owns, and the subjects on which they act."""

from collections.abc import Mapping
from typing import Any

APPROVE = "approve_point_of_sale"
WITHDRAW = "withdraw_point_of_sale"
REFUSE = "refuse_point_of_sale"
ADJOURN = "adjourn"
SET_TERM = "set_term"

ALL = "all"  # in an approval: everything the point of sale sells that can be approved


def approval_of(point_of_sale_id: object) -> str:
    """The subject that approval, refusal, adjournment and withdrawal of one point of sale share."""
    return f"point_of_sale:{point_of_sale_id}"


def of_point_of_sale(payload: Mapping[str, Any]) -> str:
    return approval_of(payload["point_of_sale"])


def term_called(key: object) -> str:
    return f"term:{key}"


def of_term(payload: Mapping[str, Any]) -> str:
    return term_called(payload["term"])
