"""People, and the roles that organisers appoint. Every other role is derived elsewhere from what a person holds."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# No vowels and no look-alikes: a handle is read aloud and typed from paper, and never spells a word.
HANDLE_LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789"


def new_handle() -> str:
    """Make a sign-in name such as "K7QP-M2XT"."""
    letters = [secrets.choice(HANDLE_LETTERS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, handle: str | None = None, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(handle=handle or new_handle(), **fields)
        if password:
            person.set_password(password)
        else:
            person.set_unusable_password()
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(handle__iexact=username)


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody the fund knows. A person may have no e-mail, or share one with the household."""

    handle = models.CharField(max_length=9, unique=True, default=new_handle)
    display_name = models.CharField(max_length=80)
    email = models.EmailField(null=True, blank=True, db_index=True, help_text="not unique: a household may share one")
    telephone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=2, choices=[("fr", "Français"), ("en", "English")], default="fr")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(condition=~models.Q(email=""), name="no_email_is_null"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_in_lower_case"),
        ]

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = (self.email or "").strip().lower() or None
        super().save(*args, **kwargs)

    @property
    def is_staff(self) -> bool:
        return self.is_superuser

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name


class AppointedRole(models.Model):
    """A role given to a person by another, for a time. Councillors, members, payers and shops are derived instead."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("Organiser")
        FACILITATOR = "facilitator", _("Facilitator")
        TREASURER = "treasurer", _("Treasurer")
        OBSERVER = "observer", _("Observer")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appointed_roles")
    role = models.CharField(max_length=12, choices=Role.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    appointed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"], condition=models.Q(until__isnull=True), name="one_current_role_of_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="role_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class SignInCard(models.Model):
    """A code on paper that lets one person in, once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="cards")
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(used_at__isnull=True), name="one_unused_card_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="card_expires_after_it_is_made"
            ),
        ]

    def __str__(self) -> str:
        return f"card of {self.person}"
