"""The organisers' screens: volunteers and draws."""

import secrets

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from jobs import work
from live import clock
from people.permissions import is_organiser, only, signed_in
from sortition import council_draw, volunteers
from sortition.forms import FileForm, NewDrawForm, VolunteerForm
from sortition.models import Draw, Volunteer


@only(is_organiser)
def draws(request: HttpRequest) -> HttpResponse:
    form = NewDrawForm(request.POST or None, initial={"title": _("Council of %(year)s") % {"year": clock.today().year}})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            made = council_draw.prepare(
                typed["title"], typed["seats_min"], typed["seats_max"], signed_in(request.user), clock.now()
            )
            return redirect("desk_draw", made.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return render(request, "sortition/desk_draws.html", {"draws": Draw.objects.all(), "form": form})


@only(is_organiser)
def draw(request: HttpRequest, draw_id: int) -> HttpResponse:
    found = get_object_or_404(Draw, pk=draw_id)
    shown = {
        "draw": found,
        "table": council_draw.lines(found),
        "obstacles": council_draw.obstacles(found) if found.state == Draw.State.DRAFT else [],
        "signed": found.signatures.select_related("person"),
        "mine": found.signatures.filter(person=signed_in(request.user)).exists(),
        "pool_count": Volunteer.objects.available().count() if found.state == Draw.State.DRAFT else len(found.pool),
    }
    return render(request, "sortition/desk_draw.html", shown)


@only(is_organiser)
@require_POST
def quota(request: HttpRequest, draw_id: int) -> HttpResponse:
    """Set one floor and ceiling, edited in place."""
    get_object_or_404(Draw, pk=draw_id)
    numbers = [request.POST.get(name, "") for name in ("least", "most")]
    try:
        if not all(one.isascii() and one.isdigit() and len(one) < 4 for one in numbers):
            raise council_draw.BadRange
        least, most = (int(one) for one in numbers)
        criterion, value = request.POST.get("criterion", ""), request.POST.get("value", "")
        council_draw.set_quota(draw_id, criterion, value, least, most, signed_in(request.user))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect(reverse("desk_draw", args=[draw_id]) + "#" + request.POST.get("criterion", ""))


@only(is_organiser)
@require_POST
def run(request: HttpRequest, draw_id: int) -> HttpResponse:
    """Draw, in the worker. The seed is made here, at the edge, and written down with the draw."""
    get_object_or_404(Draw, pk=draw_id)
    by = signed_in(request.user)
    arguments = {"draw": draw_id, "seed": secrets.token_hex(16), "by": by.pk}
    job = work.start("council-draw", arguments, by, clock.now(), key=f"council-draw:{draw_id}")
    return redirect(reverse("job", args=[job.pk]) + f"?retour={reverse('desk_draw', args=[draw_id])}")


@only(is_organiser)
@require_POST
def sign(request: HttpRequest, draw_id: int) -> HttpResponse:
    get_object_or_404(Draw, pk=draw_id)
    try:
        council_draw.sign(draw_id, signed_in(request.user), clock.now())
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("desk_draw", draw_id)


@only(is_organiser)
def volunteers_list(request: HttpRequest) -> HttpResponse:
    """The list, and a file to add to it: whole or not at all, every bad line named."""
    form = FileForm(request.POST or None, request.FILES or None)
    faults = []
    if request.method == "POST" and form.is_valid():
        dry_run = request.POST.get("do") == "try"
        try:
            content = form.cleaned_data["file"].read()
            count = volunteers.import_file(content, clock.now(), volunteers.new_code, dry_run=dry_run)
        except volunteers.ImportRefused as refusal:
            faults = refusal.faults
        else:
            said = (
                _("The file is good: nothing was taken yet.")
                if dry_run
                else ngettext("%(count)d volunteer was added.", "%(count)d volunteers were added.", count)
                % {"count": count}
            )
            messages.success(request, said)
            return redirect("desk_volunteers")
    by_source = Volunteer.objects.available().values_list("source").annotate(Count("pk")).order_by("source")
    shown = {
        "form": form,
        "faults": faults,
        "volunteers": Volunteer.objects.available().select_related("commune").order_by("name"),
        "by_source": list(by_source),
    }
    return render(request, "sortition/desk_volunteers.html", shown, status=422 if faults else 200)


@only(is_organiser)
def template(request: HttpRequest) -> HttpResponse:
    # The mark tells spreadsheets that the file is UTF-8.
    answer = HttpResponse("\ufeff" + volunteers.template(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="volontaires.csv"'
    return answer


@only(is_organiser)
def paper(request: HttpRequest) -> HttpResponse:
    """Type in a paper form; the private code goes back to the volunteer on paper."""
    form = VolunteerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.code()
        try:
            volunteers.register(form.entry(), code, clock.now(), source="paper")
            messages.success(request, _("Added. Give this private code to the volunteer: %(code)s") % {"code": code})
            return redirect("desk_volunteers")
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return render(request, "sortition/desk_paper.html", {"form": form}, status=422 if form.errors else 200)
