"""Requests that nobody thought of, made by schemathesis from the API's description: none breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from onrecord.desk.app import create_app
from onrecord.desk.settings import Settings
from tests.commands.conftest import fill

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
NAMES = ("claims", "claims/{id}", "facets", "documents", "documents/{id}", "events", "tolls", "control")


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> OpenApiSchema:
    path: Path = tmp_path_factory.mktemp("fuzz") / "onrecord.db"
    fill(path)
    desk = create_app(path, Settings(names=("testserver", "localhost")))
    return schemathesis.openapi.from_asgi("/api/openapi.json", desk)


@pytest.mark.parametrize("name", [*NAMES, "disputes", "brief"])
def test_no_request_breaks_the_api_and_every_answer_is_as_described(
    described: OpenApiSchema, name: str
) -> None:
    operation = described[f"/api/{name}"]["GET"]

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        case.validate_response(case.call(), checks=CHECKS)

    ask()
