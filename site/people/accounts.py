"""Making people known to the fund."""

from people.models import Person


def make(display_name: str, email: str | None = None, telephone: str = "", language: str = "fr") -> Person:
    """Make a person who cannot sign in by password until one is set. An e-mail may be shared, or missing."""
    return Person.objects.create_user(
        display_name=display_name.strip(), email=email or None, telephone=telephone.strip(), language=language
    )
