"""Pages with a form: words that organisers edit above a form that another room owns."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from live import clock
from website import taking_part
from website.blocks import BodyBlock
from website.models.contact import ContactMessage

FORM_PAGE = "website/form_page.html"


class FormHost(Page):
    """A page that shows a form, posts to itself, and redirects once what was asked is done."""

    lead = models.TextField(_("lead"), max_length=400)
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    form_template: str
    button: str | Promise
    done_message: str | Promise

    class Meta:
        abstract = True

    def form(self, request: HttpRequest) -> forms.Form:
        raise NotADirectForm

    def act(self, request: HttpRequest, form: forms.Form) -> str:
        """Do what the form asks, by the rule that owns it; return the address to go to."""
        raise NotADirectForm

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request)
        if request.method == "POST" and form.is_valid():
            try:
                return redirect(self.act(request, form))
            except ValidationError as refusal:
                form.add_error(None, refusal)
        context = self.get_context(request) | {"form": form, "done": "merci" in request.GET}
        return TemplateResponse(request, self.get_template(request), context, status=422 if form.errors else 200)


class NotADirectForm(TypeError):
    """A page type that forgot its form."""


class VolunteerPage(FormHost):
    """Put oneself on the list of those who may be drawn."""

    template = FORM_PAGE  # not inherited: Wagtail names one for each class
    form_template = "sortition/_volunteer_form.html"
    button = _("Put my name in the crate")

    def form(self, request: HttpRequest) -> forms.Form:
        return taking_part.volunteer_form(request)

    def act(self, request: HttpRequest, form: forms.Form) -> str:
        return taking_part.volunteer(request, form)


class JoinPage(FormHost):
    """Ask to join the fund."""

    template = FORM_PAGE  # not inherited: Wagtail names one for each class
    form_template = "fund/join/_form.html"
    button = _("Ask to join")

    def form(self, request: HttpRequest) -> forms.Form:
        return taking_part.join_form(request)

    def act(self, request: HttpRequest, form: forms.Form) -> str:
        return taking_part.join(request, form, self.get_url(request) or "/")


class PartnerPage(FormHost):
    """Become a partner, or suggest somebody near you."""

    template = FORM_PAGE  # not inherited: Wagtail names one for each class
    form_template = "website/_suggestion_form.html"
    button = _("Send the suggestion")

    def form(self, request: HttpRequest) -> forms.Form:
        return taking_part.suggestion_form(request)

    def act(self, request: HttpRequest, form: forms.Form) -> str:
        return taking_part.suggest(request, form, self.get_url(request) or "/")


class ContactPage(FormHost):
    """Reach the fund."""

    template = FORM_PAGE  # not inherited: Wagtail names one for each class
    form_template = "website/_contact_form.html"
    button = _("Send")

    def form(self, request: HttpRequest) -> forms.Form:
        return taking_part.contact_form(request)

    def act(self, request: HttpRequest, form: forms.Form) -> str:
        ContactMessage.send(form.cleaned_data, clock.now())
        return f"{self.get_url(request) or '/'}?merci"
