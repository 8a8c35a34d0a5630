"""What each role may do inside Wagtail's admin: permissions hang on the groups that people.roles fills."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from people import roles
from website.models import HomePage

PAGES = ("add_page", "change_page", "publish_page")
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


@transaction.atomic
def lay() -> None:
    """Organisers edit the site; facilitators and the treasurer come in for their own screens. Laying again changes nothing."""
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for role in (roles.ORGANISER, roles.FACILITATOR, roles.TREASURER):
        Group.objects.get_or_create(name=role)[0].permissions.add(enter)
    organisers = Group.objects.get(name=roles.ORGANISER)
    for codename in PAGES:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        for home in HomePage.objects.all():
            GroupPagePermission.objects.get_or_create(
                group=organisers, page=Page.objects.get(pk=home.pk), permission=permission
            )
    root = Collection.get_first_root_node()
    for codename in FILES:
        found = Permission.objects.filter(codename=codename).first()
        if found and root:
            GroupCollectionPermission.objects.get_or_create(group=organisers, collection=root, permission=found)
