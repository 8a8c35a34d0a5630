"""The policy of what a page may load, by address."""

from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Wagtail's admin still writes a few inline scripts (date pickers, choosers) and styles, and shows its previews in a
# frame: only its own addresses may.
DESK = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}


class ContentPolicy(CSPMiddleware):
    """The strict policy everywhere; the desk's looser one under /cms/ and nowhere else."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith("/cms/"):
            response._csp_replace = DESK  # type: ignore[attr-defined]
        return super().process_response(request, response)
