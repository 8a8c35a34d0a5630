"""Finding who is meant by what somebody typed to sign in: a handle from paper, or an e-mail.

An e-mail may be shared by a household. It then names nobody: those who share it sign in with their handle.
"""

from people.models import HANDLE_LETTERS, Person


def normal(text: str) -> str:
    """Give a handle its one form, whatever its case, dash and spaces; leave anything else as it is, in lower case."""
    letters = "".join(character for character in text.upper() if character not in "- .")
    if len(letters) == 8 and all(letter in HANDLE_LETTERS for letter in letters):
        return f"{letters[:4]}-{letters[4:]}"
    return text.strip().lower()


def person_called(text: str) -> Person | None:
    """The one active person of this handle or e-mail. None where nobody is meant, or several."""
    name = normal(text)
    if "@" in name:
        sharing = people_of(name)
        return sharing[0] if len(sharing) == 1 else None
    return Person.objects.filter(handle=name, is_active=True).first()


def people_of(email: str) -> list[Person]:
    """Everybody whom this e-mail reaches."""
    return list(Person.objects.filter(email=email.strip().lower(), is_active=True).order_by("pk"))
