"""A browser without scripts that somebody signed in with."""

from django.test import Client

from people.models import Person


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="people.sign_in.HandleBackend")
    return client
