"""What everybody sees of draws, and what each volunteer sees of their own entry."""

import json

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from live import clock
from sortition import council_draw, volunteers
from sortition.forms import AnswersForm
from sortition.models import Draw


def draws(request: HttpRequest) -> HttpResponse:
    return render(request, "sortition/draws.html", {"draws": Draw.objects.filter(state=Draw.State.PUBLISHED)})


def draw(request: HttpRequest, draw_id: int) -> HttpResponse:
    found = get_object_or_404(Draw, pk=draw_id, state=Draw.State.PUBLISHED)
    return render(request, "sortition/draw.html", {"draw": found, "table": council_draw.lines(found)})


def record(request: HttpRequest, draw_id: int) -> HttpResponse:
    """The public record, as it was made."""
    found = get_object_or_404(Draw, pk=draw_id, state=Draw.State.PUBLISHED)
    text = json.dumps(found.record, sort_keys=True, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def thanks(request: HttpRequest) -> HttpResponse:
    """The private code, shown once, in the browser that asked."""
    code = request.session.pop("volunteer_code", "")
    return render(
        request, "sortition/thanks.html", {"code": " ".join(code[at : at + 4] for at in range(0, len(code), 4))}
    )


def entry(request: HttpRequest) -> HttpResponse:
    """See, change or withdraw one's entry, with the private code."""
    if request.method != "POST":
        return render(request, "sortition/entry.html", {})
    code = request.POST.get("code", "")
    try:
        volunteer = volunteers.of_code(code)
    except ValidationError as refusal:
        return render(request, "sortition/entry.html", {"refusal": refusal.messages[0]}, status=422)
    if request.POST.get("do") == "withdraw":
        volunteers.withdraw(volunteer, clock.now())
        return render(request, "sortition/entry.html", {"withdrawn": True})
    form = AnswersForm(request.POST if request.POST.get("do") == "change" else None, volunteer=volunteer)
    changed = form.is_bound and form.is_valid()
    if changed:
        volunteers.change(volunteer, form.answers(), form.cleaned_data["commune"])
    shown = {"form": form, "code": code, "volunteer": volunteer, "changed": changed}
    return render(request, "sortition/entry.html", shown, status=422 if form.errors else 200)
