from pathlib import Path
from typing import Any

import pytest

from governance import terms
from office import first_run
from office.forms import FirstRunForm

PASSWORD = "une cagette bien remplie"


@pytest.fixture
def typed(settings: Any, tmp_path: Path) -> dict[str, str]:
    """What somebody types on the first-run page, the code of this installation included."""
    settings.VAR_DIR = tmp_path
    shown = {name: str(field.initial or "") for name, field in FirstRunForm().fields.items()}
    return shown | {
        "code": first_run.code(),
        "fund_name": "La Caisse du Matin",
        "territory_name": "Pays de Dieulefit",
        "communes": "ccdb",
        "first_name": "Odile",
        "first_email": "odile@example.org",
        "first_password": PASSWORD,
        "second_name": "Oscar",
        "second_email": "",
        "second_password": PASSWORD,
        "source": "Statuts du 6 janvier 2026",
        f"term_{terms.get('allocation_base_cents').key}": "90",
    }
