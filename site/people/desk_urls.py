"""The organisers' pages about people. The clock is handed in by whoever mounts them: rooms of one floor do not import each other."""

from django.urls import URLPattern, path

from people.views import desk


def addresses(now: desk.Clock) -> list[URLPattern]:
    clock = {"now": now}
    return [
        path("", desk.people, name="people"),
        path("ajouter/", desk.add, name="person_add"),
        path("<int:person_id>/", desk.person, name="person"),
        path("<int:person_id>/role/", desk.appoint, clock, name="person_appoint"),
        path("<int:person_id>/role/finir/", desk.end_role, clock, name="person_end_role"),
        path("<int:person_id>/carte/", desk.make_card, clock, name="person_card"),
        path("<int:person_id>/second-facteur/", desk.forget_factor, name="person_forget_factor"),
        path("<int:person_id>/effacer/", desk.erase, clock, name="person_erase"),
    ]
