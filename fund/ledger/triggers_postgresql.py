"""The ledger's law on PostgreSQL.

A balance only moves from inside the trigger of a transfer (pg_trigger_depth). The two balances of a transfer are moved
in the order of their accounts, so that a payment and a refund crossing each other never wait for each other. An entry
holds its month open until it is committed, shared with other entries; closing waits for all of them and they for it.
"""

import hashlib


def _function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $law$ BEGIN {body} END $law$"


def _refusing(name: str, sentence: str, when: str = "", first: str = "") -> str:
    refusal = f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"{first} IF {when} THEN {refusal} END IF; RETURN NEW;" if when else refusal
    return _function(name, body)


CLOSED = "EXISTS (SELECT 1 FROM fund_month WHERE first_day = {month} AND closed_at IS NOT NULL)"

# Locks of the installation are told apart by their first number.
_MONTH_LOCK = "7201, (extract(year FROM {month}) * 12 + extract(month FROM {month}))::integer"
HOLD_MONTH = f"SELECT pg_advisory_xact_lock({_MONTH_LOCK.format(month='%(month)s::date')})"
_HOLD_OPEN = f"PERFORM pg_advisory_xact_lock_shared({_MONTH_LOCK.format(month='NEW.booked_month')});"
_HOLD_ALONE = f"PERFORM pg_advisory_xact_lock({_MONTH_LOCK.format(month='OLD.first_day')});"

_CLOSED_TO_IT = CLOSED.format(month="(SELECT booked_month FROM fund_operation WHERE id = NEW.operation_id)")
_COMPLETE = (
    "(SELECT count(*) FROM fund_transfer WHERE operation_id = NEW.operation_id)"
    " >= (SELECT transfer_count FROM fund_operation WHERE id = NEW.operation_id)"
)

FUNCTIONS = {
    "ledger_refuse_change": _refusing("ledger_refuse_change", "a row of the books is never changed"),
    "ledger_open_month_of_operation": _refusing(
        "ledger_open_month_of_operation", "a closed month takes no entry", CLOSED.format(month="NEW.booked_month"),
        first=_HOLD_OPEN,
    ),
    "ledger_transfer_may_enter": _refusing(
        "ledger_transfer_may_enter", "a transfer enters an open month, with its operation only",
        f"{_CLOSED_TO_IT} OR {_COMPLETE}",
    ),
    "ledger_move_balances": _function(
        "ledger_move_balances",
        """IF NEW.debit_id < NEW.credit_id THEN
            UPDATE fund_balance SET cents = cents - NEW.cents, last_transfer = NEW.id WHERE account_id = NEW.debit_id;
            UPDATE fund_balance SET cents = cents + NEW.cents, last_transfer = NEW.id WHERE account_id = NEW.credit_id;
        ELSE
            UPDATE fund_balance SET cents = cents + NEW.cents, last_transfer = NEW.id WHERE account_id = NEW.credit_id;
            UPDATE fund_balance SET cents = cents - NEW.cents, last_transfer = NEW.id WHERE account_id = NEW.debit_id;
        END IF; RETURN NULL;""",
    ),
    "ledger_open_balance": _function(
        "ledger_open_balance",
        """IF NEW.kind IN ('wallet', 'pool') THEN
            INSERT INTO fund_balance (account_id, cents, floor_cents, last_transfer) VALUES (NEW.id, 0, 0, 0);
        END IF; RETURN NULL;""",
    ),
    "ledger_balance_from_zero": _refusing(
        "ledger_balance_from_zero", "a balance begins at zero", "NEW.cents <> 0 OR NEW.last_transfer <> 0"
    ),
    "ledger_balance_by_transfer": _refusing(
        "ledger_balance_by_transfer", "a balance only moves by a transfer",
        "NEW.account_id <> OLD.account_id OR ((NEW.cents <> OLD.cents OR NEW.last_transfer <> OLD.last_transfer)"
        " AND pg_trigger_depth() < 2)",
    ),
    "ledger_closed_stays_closed": _refusing(
        "ledger_closed_stays_closed", "a closed month stays as it is",
        "OLD.closed_at IS NOT NULL OR NEW.first_day <> OLD.first_day", first=_HOLD_ALONE,
    ),
}  # fmt: skip

UNCHANGING = (
    "fund_operation",
    "fund_transfer",
    "fund_account",
    "fund_allocation",
    "fund_contributionreceived",
    "fund_payment",
)
NEVER_LEAVING = ("fund_balance", "fund_month")

# Each trigger: when and where, how often, which function.
TRIGGERS: dict[str, tuple[str, str, str, str]] = {
    **{
        f"ledger_{table}_changes": ("BEFORE UPDATE OR DELETE", table, "ROW", "ledger_refuse_change")
        for table in UNCHANGING
    },
    **{f"ledger_{table}_leaves": ("BEFORE DELETE", table, "ROW", "ledger_refuse_change") for table in NEVER_LEAVING},
    **{
        f"ledger_{table}_emptied": ("BEFORE TRUNCATE", table, "STATEMENT", "ledger_refuse_change")
        for table in UNCHANGING + NEVER_LEAVING
    },
    "ledger_operation_enters": ("BEFORE INSERT", "fund_operation", "ROW", "ledger_open_month_of_operation"),
    "ledger_transfer_enters": ("BEFORE INSERT", "fund_transfer", "ROW", "ledger_transfer_may_enter"),
    "ledger_transfer_moves": ("AFTER INSERT", "fund_transfer", "ROW", "ledger_move_balances"),
    "ledger_account_opens": ("AFTER INSERT", "fund_account", "ROW", "ledger_open_balance"),
    "ledger_balance_begins": ("BEFORE INSERT", "fund_balance", "ROW", "ledger_balance_from_zero"),
    "ledger_balance_moves": ("BEFORE UPDATE", "fund_balance", "ROW", "ledger_balance_by_transfer"),
    "ledger_month_stays": ("BEFORE UPDATE", "fund_month", "ROW", "ledger_closed_stays_closed"),
}

LAID = (
    "SELECT t.tgname || '@' || c.relname, p.proname || ' ' || md5(p.prosrc) || ' ' || t.tgenabled::text FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE t.tgname LIKE 'ledger!_%' ESCAPE '!' AND NOT t.tgisinternal"
)


def laying() -> list[str]:
    made = [
        f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"
        for name, (when, table, each, function) in TRIGGERS.items()
    ]
    return [*FUNCTIONS.values(), *made]


def lifting(laid: list[str]) -> list[str]:
    dropped = []
    for one in laid:
        name, _, table = one.partition("@")
        dropped.append(f"DROP TRIGGER IF EXISTS {name} ON {table}")
    return dropped


def catalogue(rows: list[tuple[str, ...]]) -> dict[str, str]:
    """What the database holds: trigger and table, and the function with a digest of its body."""
    return {row[0]: row[1] for row in rows}


def expected() -> dict[str, str]:
    found = {}
    for name, (_when, table, _each, function) in TRIGGERS.items():
        body = FUNCTIONS[function].split("$law$")[1]
        found[f"{name}@{table}"] = f"{function} {hashlib.md5(body.encode(), usedforsecurity=False).hexdigest()} O"
    return found
