"""The ledger's law on SQLite.

A balance only moves by a transfer that is newer than the last one it counted and touches the account with just those
cents: whoever writes a balance by hand is refused, whatever they write. INSERT OR REPLACE walks past BEFORE DELETE
triggers, so an existing id or key is refused before it is inserted.
"""


def _refuse(event: str, table: str, sentence: str, when: str = "") -> str:
    condition = f" WHEN {when}" if when else ""
    return f"BEFORE {event} ON {table} FOR EACH ROW{condition} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"


def _known(table: str) -> str:
    """A household has its row of a month already, or an operation its row."""
    same = "operation_id = NEW.operation_id OR (membership_id = NEW.membership_id AND month = NEW.month)"
    return f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR {same})"  # noqa: S608 (names of our own)


CLOSED = "EXISTS (SELECT 1 FROM fund_month WHERE first_day = {month} AND closed_at IS NOT NULL)"

# SQLite writes one at a time: nothing can be under way in a month while it is being closed.
HOLD_MONTH = ""

TRIGGERS = {
    "ledger_operation_is_never_changed": _refuse("UPDATE", "fund_operation", "an operation is never changed"),
    "ledger_operation_never_leaves": _refuse("DELETE", "fund_operation", "an operation never leaves the books"),
    "ledger_operation_is_not_replaced": _refuse(
        "INSERT", "fund_operation", "an operation is never replaced",
        "EXISTS (SELECT 1 FROM fund_operation WHERE id = NEW.id OR key = NEW.key"
        " OR (NEW.reverses_id IS NOT NULL AND reverses_id = NEW.reverses_id))",
    ),
    "ledger_operation_in_an_open_month": _refuse(
        "INSERT", "fund_operation", "a closed month takes no entry", CLOSED.format(month="NEW.booked_month")
    ),
    "ledger_transfer_is_never_changed": _refuse("UPDATE", "fund_transfer", "a transfer is never changed"),
    "ledger_transfer_never_leaves": _refuse("DELETE", "fund_transfer", "a transfer never leaves the books"),
    "ledger_transfer_is_not_replaced": _refuse(
        "INSERT", "fund_transfer", "a transfer is never replaced", "EXISTS (SELECT 1 FROM fund_transfer WHERE id = NEW.id)"
    ),
    "ledger_transfer_in_an_open_month": _refuse(
        "INSERT", "fund_transfer", "a closed month takes no entry",
        CLOSED.format(month="(SELECT booked_month FROM fund_operation WHERE id = NEW.operation_id)"),
    ),
    "ledger_transfer_belongs_to_its_operation": _refuse(
        "INSERT", "fund_transfer", "an operation takes no more transfers than it began with",
        "(SELECT count(*) FROM fund_transfer WHERE operation_id = NEW.operation_id)"
        " >= (SELECT transfer_count FROM fund_operation WHERE id = NEW.operation_id)",
    ),
    "ledger_transfer_moves_balances": """AFTER INSERT ON fund_transfer FOR EACH ROW BEGIN
        UPDATE fund_balance SET cents = cents - NEW.cents, last_transfer = NEW.id WHERE account_id = NEW.debit_id;
        UPDATE fund_balance SET cents = cents + NEW.cents, last_transfer = NEW.id WHERE account_id = NEW.credit_id;
        END""",
    "ledger_account_opens_its_balance": """AFTER INSERT ON fund_account FOR EACH ROW WHEN NEW.kind IN ('wallet', 'pool')
        BEGIN INSERT INTO fund_balance (account_id, cents, floor_cents, last_transfer) VALUES (NEW.id, 0, 0, 0); END""",
    "ledger_account_is_never_changed": _refuse("UPDATE", "fund_account", "an account is never changed"),
    "ledger_account_never_leaves": _refuse("DELETE", "fund_account", "an account never leaves the books"),
    "ledger_account_is_not_replaced": _refuse(
        "INSERT", "fund_account", "an account is never replaced",
        "EXISTS (SELECT 1 FROM fund_account WHERE id = NEW.id OR number = NEW.number"
        " OR (kind = NEW.kind AND kind IN ('bank', 'pool', 'operating', 'running_costs', 'opening')))",
    ),
    "ledger_balance_begins_at_zero": _refuse(
        "INSERT", "fund_balance", "a balance begins at zero, once",
        "NEW.cents <> 0 OR NEW.last_transfer <> 0 OR EXISTS (SELECT 1 FROM fund_balance WHERE account_id = NEW.account_id)",
    ),
    "ledger_balance_never_leaves": _refuse("DELETE", "fund_balance", "a balance never leaves the books"),
    "ledger_balance_moves_by_transfers": _refuse(
        "UPDATE", "fund_balance", "a balance only moves by a transfer",
        "NEW.account_id <> OLD.account_id"
        " OR ((NEW.cents <> OLD.cents OR NEW.last_transfer <> OLD.last_transfer)"
        " AND (NEW.last_transfer <= OLD.last_transfer"
        " OR NEW.cents - OLD.cents <> coalesce((SELECT CASE WHEN debit_id = OLD.account_id THEN -cents ELSE cents END"
        " FROM fund_transfer WHERE id = NEW.last_transfer AND OLD.account_id IN (debit_id, credit_id)), 0)"
        " OR NEW.cents = OLD.cents))",
    ),
    "ledger_closed_month_stays_closed": _refuse(
        "UPDATE", "fund_month", "a closed month stays as it is",
        "OLD.closed_at IS NOT NULL OR NEW.first_day <> OLD.first_day",
    ),
    "ledger_month_never_leaves": _refuse("DELETE", "fund_month", "a month never leaves the books"),
    "ledger_month_is_not_replaced": _refuse(
        "INSERT", "fund_month", "a month is never replaced", "EXISTS (SELECT 1 FROM fund_month WHERE first_day = NEW.first_day)"
    ),
    "ledger_allocation_is_never_changed": _refuse("UPDATE", "fund_allocation", "an allocation is never changed"),
    "ledger_allocation_never_leaves": _refuse("DELETE", "fund_allocation", "an allocation never leaves the books"),
    "ledger_allocation_is_not_replaced": _refuse(
        "INSERT", "fund_allocation", "an allocation is never replaced", _known("fund_allocation")
    ),
    "ledger_contribution_is_never_changed": _refuse(
        "UPDATE", "fund_contributionreceived", "a contribution received is never changed"
    ),
    "ledger_contribution_never_leaves": _refuse(
        "DELETE", "fund_contributionreceived", "a contribution received never leaves the books"
    ),
    "ledger_contribution_is_not_replaced": _refuse(
        "INSERT", "fund_contributionreceived", "a contribution received is never replaced",
        _known("fund_contributionreceived"),
    ),
    "ledger_payment_is_never_changed": _refuse("UPDATE", "fund_payment", "a payment is never changed"),
    "ledger_payment_never_leaves": _refuse("DELETE", "fund_payment", "a payment never leaves the books"),
    "ledger_payment_is_not_replaced": _refuse(
        "INSERT", "fund_payment", "a payment is never replaced",
        "EXISTS (SELECT 1 FROM fund_payment WHERE operation_id = NEW.operation_id OR (point_of_sale_id = NEW.point_of_sale_id"
        " AND day = NEW.day AND number_in_day = NEW.number_in_day))",
    ),
}  # fmt: skip

LAID = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger!_%' ESCAPE '!'"


def statement(name: str) -> str:
    return f"CREATE TRIGGER {name} {TRIGGERS[name]}"


def laying() -> list[str]:
    return [statement(name) for name in TRIGGERS]


def lifting(laid: list[str]) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {name}" for name in laid]


def catalogue(rows: list[tuple[str, ...]]) -> dict[str, str]:
    """What the database holds, by name: SQLite keeps each statement as it was written."""
    return {row[0]: row[1] for row in rows}


def expected() -> dict[str, str]:
    return {name: statement(name) for name in TRIGGERS}
