"""Where an address that is no page leads now: redirects followed to their end, and letter case."""

import logging
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.views import serve

MAX_STEPS = 20
# How deep below its own address a page answers others, as in references/ris/.
MAX_ROUTE_PARTS = 2

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Moved:
    """An address that a reader is sent to at once, with nothing more to follow."""

    link: str
    is_permanent: bool = True


def moved_address(request: HttpRequest) -> Moved | None:
    """Return where to send a request that found no page; None if nobody knows."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    plain = urlsplit(path).path
    for known in dict.fromkeys([path, plain, plain.lower()]):
        if redirect := get_redirect(request, known):
            return end_of(redirect, request)
    return below_moved_page(plain, request) or in_usual_form(request)


def below_moved_page(path: str, request: HttpRequest) -> Moved | None:
    """Return the new address of what a moved page itself answers below it, such as its leaflet."""
    parts = path.strip("/").split("/")
    for end in range(len(parts) - 1, max(len(parts) - 1 - MAX_ROUTE_PARTS, 0), -1):
        redirect = get_redirect(request, "/" + "/".join(parts[:end]))
        if redirect and redirect.redirect_page:
            rest = "/" + request.path_info.strip("/").split("/", end)[end]
            return moved_route(redirect, rest)
    return None


def moved_route(redirect: Redirect, rest: str) -> Moved | None:
    page = redirect.redirect_page.specific_deferred
    ending = "/" if "." not in rest.rsplit("/", 1)[-1] else ""
    try:
        page.resolve_subpage(rest + ending)
    except (AttributeError, Resolver404):
        return None
    return Moved(f"{page.url.rstrip('/')}{rest}{ending}", redirect.is_permanent)


def end_of(redirect: Redirect, request: HttpRequest) -> Moved | None:
    """Return where a chain of redirects ends; None for a loop, and for a page that is not live.

    A chain is permanent if all of its redirects are.
    """
    passed = [redirect]
    while onward := next_of(passed[-1], request):
        if onward in passed or len(passed) == MAX_STEPS:
            logger.warning("Redirects lead in a circle: %s", onward.old_path)
            return None
        passed.append(onward)
    last = passed[-1]
    if last.redirect_page and not last.redirect_page.live:
        return None
    if not is_address(last.link):
        return None
    return Moved(last.link, all(step.is_permanent for step in passed))


def next_of(redirect: Redirect, request: HttpRequest) -> Redirect | None:
    """Return the redirect of the address that this one leads to, unless a page is there."""
    path = None if redirect.redirect_page else local_path(redirect.link or "", request)
    if not path or is_page(path, request):
        return None
    return get_redirect(request, Redirect.normalise_path(path))


def local_path(link: str, request: HttpRequest) -> str | None:
    """Return the path of a link into this site; None for one that leads elsewhere."""
    parts = urlsplit(link) if is_address(link) else SplitResult("", "", "", "", "")
    site = Site.find_for_request(request)
    hosts = {"", request.get_host(), urlsplit(site.root_url).netloc if site else ""}
    return parts.path if parts.netloc in hosts and parts.path.startswith("/") else None


def is_address(link: str | None) -> bool:
    """Return whether a browser can go there: editors may have typed half an address."""
    try:
        return bool(link) and urlsplit(link) is not None
    except ValueError:
        return False


def in_usual_form(request: HttpRequest) -> Moved | None:
    """Return the address in small letters, with or without a slash, if that leads to something."""
    path = request.path_info
    lower = path.lower().rstrip("/")
    for usual in (f"{lower}/", lower):
        if usual not in ("", path) and is_page(usual, request):
            query = request.META.get("QUERY_STRING", "")
            return Moved(f"{usual}?{query}" if query else usual)
    return None


def is_page(path: str, request: HttpRequest) -> bool:
    """Return whether this path of the site is answered by a page of the tree or a view."""
    try:
        return resolve(path).func is not serve or is_in_tree(path, request)
    except (Resolver404, Http404):
        return False


def is_in_tree(path: str, request: HttpRequest) -> bool:
    """Return whether a live page is there; raises Http404 if not.

    Not by `Page.find_for_request`, which has kept the answer for the path that was asked for.
    """
    site = Site.find_for_request(request)
    parts = [part for part in path.split("/") if part]
    return bool(site and site.root_page.specific.route(request, parts))
