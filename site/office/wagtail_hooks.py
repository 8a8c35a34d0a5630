"""The desk inside Wagtail's admin: its menu, its home panel, its crate."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component

from governance.permissions import may_hold_meetings
from live import clock
from office import waiting
from people.permissions import is_organiser, is_treasurer


class DeskItem(MenuItem):
    """A menu item shown to those whom a predicate allows."""

    def __init__(self, label: Any, address: str, icon: str, allowed: Any, order: int) -> None:
        super().__init__(label, reverse(address), icon_name=icon, order=order, name=f"desk-{address}")
        self.allowed = allowed

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(self.allowed(request.user))


def council_items() -> list[MenuItem]:
    return [
        DeskItem(_("Meetings and votes"), "meeting_desk_list", "date", may_hold_meetings, 1),
        DeskItem(_("Minutes"), "desk_minutes", "doc-full", may_hold_meetings, 2),
        DeskItem(_("Observers' reports"), "observation_desk", "view", may_hold_meetings, 3),
        DeskItem(_("Points of sale"), "point_of_sale_list", "site", is_organiser, 4),
        DeskItem(_("Suggestions"), "suggestion_list", "comment", is_organiser, 5),
        DeskItem(_("Volunteers"), "desk_volunteers", "group", is_organiser, 6),
        DeskItem(_("Draws"), "desk_draws", "rotate", is_organiser, 7),
        DeskItem(_("Mandates"), "council_desk", "user", is_organiser, 8),
    ]


def fund_items() -> list[MenuItem]:
    return [
        DeskItem(_("Memberships"), "memberships", "group", is_organiser, 1),
        DeskItem(_("Agreements"), "agreements", "form", is_organiser, 2),
        DeskItem(_("Treasury"), "treasury", "table", is_treasurer, 3),
    ]


def house_items() -> list[MenuItem]:
    return [
        DeskItem(_("Messages"), "desk_messages", "mail", is_organiser, 1),
        DeskItem(_("People and roles"), "people", "user", is_organiser, 2),
        DeskItem(_("Identity"), "desk_identity", "home", is_organiser, 3),
    ]


@hooks.register("register_admin_menu_item")
def council_menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Council"), Menu(items=council_items()), icon_name="group", order=10, name="desk-council")


@hooks.register("register_admin_menu_item")
def fund_menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Fund"), Menu(items=fund_items()), icon_name="clipboard-list", order=20, name="desk-fund")


@hooks.register("register_admin_menu_item")
def house_menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("House"), Menu(items=house_items()), icon_name="home", order=30, name="desk-house")


class WaitingPanel(Component):
    """“Ce qui vous attend”: the first thing one sees at the desk."""

    name = "waiting"
    order = 10
    template_name = "office/waiting.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        person = parent_context["request"].user
        return {"tasks": waiting.for_person(person, clock.now())}


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [
        WaitingPanel(),
        *(panel for panel in panels if panel.name == "locked_pages" or is_organiser(request.user)),
    ]


@hooks.register("insert_global_admin_css")
def desk_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("office/desk.css"))
