"""The books: double entry, append-only, held by the database.

One transfer has one debit account, one credit account and whole cents above zero, so that the books balance by
construction. An operation groups transfers under a key that its client chose before sending: the same key with the
same inputs gives the same operation, with other inputs it is refused. Nothing is changed or taken out; a mistake is
reversed by its contrary. A balance is what was credited less what was debited.
"""

from fund.ledger.book import AlreadyReversed, BelowFloor, KeyReused, MonthClosed, Movement, book, reverse

__all__ = ["AlreadyReversed", "BelowFloor", "KeyReused", "MonthClosed", "Movement", "book", "reverse"]
