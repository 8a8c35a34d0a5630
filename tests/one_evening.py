"""The evening on which the council of the tests meets."""

from datetime import datetime, timedelta

from live import clock

EVENING = datetime(2026, 3, 12, 19, 0, tzinfo=clock.PARIS)
LATER = EVENING + timedelta(minutes=20)
NEXT_DAY = datetime(2026, 3, 13, tzinfo=clock.PARIS)
