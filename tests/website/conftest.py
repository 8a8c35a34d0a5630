import pytest

from territory import census, communes
from website import starting_pages


@pytest.fixture
def site(db: None) -> None:
    """A new installation's pages and territory, before anything has happened."""
    communes.load()
    census.load()
    starting_pages.lay()
