"""The forms are found by looking into the folder, and finding them is cheap."""

import io
import subprocess
import sys

import pytest
from report_factories import outcome, run

from reports import registry
from reports.form import Form, FormOptions
from reports.table import Table

HEAVY = ("jsonschema", "rich", "lxml", "presidio_analyzer", "spacy", "fcntl", "resource", "pwd", "grp")


def test_every_form_of_this_part_is_found() -> None:
    assert {"csv", "html", "json", "jsonl", "sentences", "table"} <= set(registry.forms())


@pytest.mark.parametrize("form", registry.forms())
def test_a_form_says_its_type_and_writes_to_a_stream_it_leaves_open(form: str) -> None:
    stream = io.StringIO()
    report = registry.writer(form, stream, FormOptions())
    report.item(outcome())
    report.close(run([outcome()]))
    assert "/" in registry.form(form).media_type
    assert stream.getvalue()
    assert not stream.closed


def test_an_unknown_form_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        registry.writer("parchment", io.StringIO(), FormOptions())


def test_two_forms_of_one_name_fail() -> None:
    twice = Form("table", "text/plain", Table)
    with pytest.raises(ValueError, match="two reports claim the form table"):
        registry.collect([twice, twice])


def test_finding_the_forms_imports_nothing_heavy_and_nothing_of_one_platform() -> None:
    program = f"import sys; from reports import registry; registry.forms(); print(set({HEAVY!r}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
