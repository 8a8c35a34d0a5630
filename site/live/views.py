"""Versions of topics, for pages without a socket."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from live import topics
from live.models import Mark

MOST_TOPICS = 20


@require_GET
def versions(request: HttpRequest) -> JsonResponse:
    asked = [topic for topic in request.GET.getlist("topic")[:MOST_TOPICS] if topics.may_listen(request.user, topic)]
    known = dict(Mark.objects.filter(topic__in=asked).values_list("topic", "version"))
    return JsonResponse({topic: known.get(topic, 0) for topic in asked})
