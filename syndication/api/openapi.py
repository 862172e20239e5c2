"""OpenAPI 3.1 description of the API, generated from its schemas."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from syndication.api.examples import build_example
from syndication.api.responses import TEXT
from syndication.api.views import api


def openapi(request: HttpRequest) -> HttpResponse:
    """Answer the description of the API."""
    return JsonResponse(build_description(request.build_absolute_uri("/").rstrip("/")))


def build_description(root: str) -> dict[str, Any]:
    """Return the description for a site whose root address is given without a trailing slash."""
    made = remove_null(api.get_openapi_schema(path_prefix=reverse("api:api-root")))
    made["servers"] = [{"url": root}]
    made["paths"] = {path: build_methods(item["get"]) for path, item in made["paths"].items()}
    return made


def build_methods(get: dict[str, Any]) -> dict[str, Any]:
    """Return the methods of one address, derived from its GET operation."""
    for parameter in get["parameters"]:
        parameter.pop("examples", None)  # in its schema already, and as OpenAPI 3.1 has them there
    get["responses"] = {str(code): of for code, of in sorted(get["responses"].items())}
    right = get["responses"]["200"]
    right["content"]["application/json"]["example"] = build_example(get["operationId"])
    silent = {code: remove_content(of) for code, of in get["responses"].items()}
    head = get | {"operationId": f"{get['operationId']}_head", "responses": silent}
    options = {
        "operationId": f"{get['operationId']}_options",
        "summary": "Preflight",
        "parameters": [one for one in get["parameters"] if one["in"] == "path"],
        "responses": {"204": {"description": "What browsers may ask.", "headers": {"Allow": TEXT}}},
    }
    return {"get": get, "head": head, "options": options}


def remove_null(made: Any) -> Any:
    """Return a description without defaults of null."""
    if isinstance(made, list):
        return [remove_null(one) for one in made]
    if not isinstance(made, dict):
        return made
    return {key: remove_null(one) for key, one in made.items() if (key, one) != ("default", None)}


def remove_content(response: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in response.items() if name != "content"}
