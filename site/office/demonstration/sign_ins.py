"""One sign-in per role. Everybody may know these: the demonstration answers at private addresses only."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class SignIn:
    role: str
    name: str
    handle: str
    password: str = "cagette-2026"  # noqa: S105 (shown to everybody by make run)

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@demonstration.example"


ORGANISER = SignIn("organiser", "Odile Brunel", "RGNS-2222")
SECOND_ORGANISER = SignIn("organiser 2", "Oscar Vial", "RGNS-3333")
FACILITATOR = SignIn("facilitator", "Fanny Reynaud", "FCTR-2222")
TREASURER = SignIn("treasurer", "Tristan Morin", "TRSR-2222")
OBSERVER = SignIn("observer", "Solène Achard", "BSRV-2222")
COUNCILLOR = SignIn("councillor", "", "CNSR-2222")  # whoever was drawn for the first seat
MEMBER = SignIn("member", "Mina Chastan", "MMBR-2222")
SHOP = SignIn("point of sale", "Sacha Bonnard", "SHPS-2222")
PAYER = SignIn("payer", "Paule Garcin", "PYRS-2222")

ALL = (ORGANISER, SECOND_ORGANISER, FACILITATOR, TREASURER, OBSERVER, COUNCILLOR, MEMBER, SHOP, PAYER)
SIGN_INS = [asdict(one) for one in ALL]
