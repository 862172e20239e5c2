"""Resolve addresses that are no page: redirects followed to their end, and letter case."""

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
    """The final address of a redirect, with nothing more to follow."""

    link: str
    is_permanent: bool = True


def find_moved_address(request: HttpRequest) -> Moved | None:
    """Return the new address for a request that found no page; None if there is none."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    plain = urlsplit(path).path
    for known in dict.fromkeys([path, plain, plain.lower()]):
        if redirect := get_redirect(request, known):
            return find_redirect_end(redirect, request)
    return find_below_moved_page(plain, request) or find_usual_form(request)


def find_below_moved_page(path: str, request: HttpRequest) -> Moved | None:
    """Return the new address of a route below a moved page, such as its leaflet."""
    parts = path.strip("/").split("/")
    for end in range(len(parts) - 1, max(len(parts) - 1 - MAX_ROUTE_PARTS, 0), -1):
        redirect = get_redirect(request, "/" + "/".join(parts[:end]))
        if redirect and redirect.redirect_page:
            rest = "/" + request.path_info.strip("/").split("/", end)[end]
            return find_moved_route(redirect, rest)
    return None


def find_moved_route(redirect: Redirect, rest: str) -> Moved | None:
    page = redirect.redirect_page.specific_deferred
    ending = "/" if "." not in rest.rsplit("/", 1)[-1] else ""
    try:
        page.resolve_subpage(rest + ending)
    except (AttributeError, Resolver404):
        return None
    return Moved(f"{page.url.rstrip('/')}{rest}{ending}", redirect.is_permanent)


def find_redirect_end(redirect: Redirect, request: HttpRequest) -> Moved | None:
    """Return the end of a chain of redirects; None for a loop, and for a page that is not live.

    A chain is permanent if all of its redirects are.
    """
    passed = [redirect]
    while onward := find_next_redirect(passed[-1], request):
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


def find_next_redirect(redirect: Redirect, request: HttpRequest) -> Redirect | None:
    """Return the redirect from the target of this one, unless a page is there."""
    path = None if redirect.redirect_page else parse_local_path(redirect.link or "", request)
    if not path or is_page(path, request):
        return None
    return get_redirect(request, Redirect.normalise_path(path))


def parse_local_path(link: str, request: HttpRequest) -> str | None:
    """Return the path of a link into this site; None for an external one."""
    parts = urlsplit(link) if is_address(link) else SplitResult("", "", "", "", "")
    site = Site.find_for_request(request)
    hosts = {"", request.get_host(), urlsplit(site.root_url).netloc if site else ""}
    return parts.path if parts.netloc in hosts and parts.path.startswith("/") else None


def is_address(link: str | None) -> bool:
    """Return whether it is a complete address: editors may have typed half of one."""
    try:
        return bool(link) and urlsplit(link) is not None
    except ValueError:
        return False


def find_usual_form(request: HttpRequest) -> Moved | None:
    """Return the lower-case address, with or without a slash, if a page or view answers it."""
    path = request.path_info
    lower = path.lower().rstrip("/")
    for usual in (f"{lower}/", lower):
        if usual not in ("", path) and is_page(usual, request):
            query = request.META.get("QUERY_STRING", "")
            return Moved(f"{usual}?{query}" if query else usual)
    return None


def is_page(path: str, request: HttpRequest) -> bool:
    """Return whether a page of the tree or a view answers this path of the site."""
    try:
        return resolve(path).func is not serve or is_in_tree(path, request)
    except (Resolver404, Http404):
        return False


def is_in_tree(path: str, request: HttpRequest) -> bool:
    """Return whether a live page is there; raises Http404 if not.

    Not by `Page.find_for_request`, which has cached the result for the requested path.
    """
    site = Site.find_for_request(request)
    parts = [part for part in path.split("/") if part]
    return bool(site and site.root_page.specific.route(request, parts))
