from live.models.clock_advance import ClockAdvance
from live.models.mark import Mark

__all__ = ["ClockAdvance", "Mark"]
