"""JSON comes as tables where it is one and as "key: value" lines where it is not."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from scanners import registry
from scanners.contract import Grid, Piece, Unread
from scanners.data import jsondata


def read(source: str, name: str) -> list[Any]:
    found: list[Any] = []
    for content in registry.pieces(io.BytesIO(source.encode()), name):
        match content:
            case Piece():
                found.append((content.context, content.text))
            case Grid():
                found.append((content.context, [(row.number, *row.cells) for row in content.rows]))
            case Unread():
                found.append(content.reason)
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('{"a": 1, "b": "x"}', [((), "a: 1\nb: x")], id="object"),
        pytest.param(
            '[{"id": 1, "n": "Emma"}, {"id": 2, "g": 4}]',
            [((), [(0, "id", "n", "g"), (1, "1", "Emma", ""), (2, "2", "", "4")])],
            id="records",
        ),
        pytest.param(
            '{"school": "Elm", "pupils": [{"id": 1, "home": {"city": "Ayer"}}]}',
            [((), "school: Elm"), (("pupils",), [(0, "id", "home.city"), (1, "1", "Ayer")])],
            id="records under a key, with an object in them",
        ),
        pytest.param(
            '[{"n": "Emma", "kin": [{"name": "Ann"}]}]',
            [((), [(0, "n"), (1, "Emma")]), (("n: Emma", "kin"), [(0, "name"), (1, "Ann")])],
            id="records in records",
        ),
        pytest.param(
            '[{"n": "Emma", "phones": [{"no": "5550142"}, {"no": "5550143"}]}, {"n": "Bo", "phones": []}]',
            [
                (
                    (),
                    [
                        (0, "n", "phones.no", "phones.1.no", "phones"),
                        (1, "Emma", "5550142", "5550143", ""),
                        (2, "Bo", "", "", ""),
                    ],
                )
            ],
            id="a few things of each record",
        ),
        pytest.param(
            '[{"n": "Emma", "marks": [{"m": 1}, {"m": 2}, {"m": 3}, {"m": 4}]}]',
            [((), [(0, "n"), (1, "Emma")]), (("n: Emma", "marks"), [(0, "m"), (1, "1"), (2, "2"), (3, "3"), (4, "4")])],
            id="many things of a record",
        ),
        pytest.param(
            '{"room": "4", "pupil": {"firstName": "Emma", "birthDate": "2014-05-02"}}',
            [((), [(0, "room", "pupil.firstName", "pupil.birthDate"), (1, "4", "Emma", "2014-05-02")])],
            id="one person",
        ),
        pytest.param(
            '{"room": "4", "pupil": {"type": "object", "required": ["firstName"]}}',
            [((), "room: 4"), (("pupil",), "type: object\nrequired: firstName")],
            id="no person",
        ),
        pytest.param(
            '{"Emma Renner": {"art": 3}, "Bo Fay": {"art": 4}}',
            [((), [(0, "", "art"), (1, "Emma Renner", "3"), (2, "Bo Fay", "4")])],
            id="records by name",
        ),
        pytest.param(
            '{"test": {"host": "a"}, "live": {"host": "b"}}',
            [(("test",), "host: a"), (("live",), "host: b")],
            id="settings by name",
        ),
        pytest.param(
            '{"columns": ["id", "n"], "data": [[1, "Emma"], [2, "Bo"]]}',
            [((), [(0, "id", "n"), (1, "1", "Emma"), (2, "2", "Bo")])],
            id="columns and data",
        ),
        pytest.param('[["id", "n"], [1, "Emma"]]', [((), [(1, "id", "n"), (2, "1", "Emma")])], id="rows"),
        pytest.param('["Emma", "Bo"]', [((), "Emma\nBo")], id="list"),
        pytest.param('{"a": {"b": {"c": "deep"}}}', [(("a", "b"), "c: deep")], id="path is context"),
        pytest.param('{"n": "Emma", "n": "Bo"}', [((), "n: Emma\nn: Bo")], id="key twice"),
        pytest.param('[{"n": "Emma", "n": "Bo"}]', [((), [(0, "n"), (1, "Emma; Bo")])], id="key twice in a record"),
        pytest.param('{"a": NaN, "b": null, "c": true}', [((), "a: nan\nb: \nc: true")], id="constants"),
        pytest.param('{"id": 00123}', [((), '{"id": 00123}')], id="leading zeros are no json"),
        pytest.param(
            '{"n": 1234567890123456789012.50}', [((), "n: 1234567890123456789012.50")], id="number as written"
        ),
        pytest.param('{"n": "Zo\\u00eb"}', [((), "n: Zoë")], id="escapes"),
        pytest.param('{"a": 1} // Emma', [((), '{"a": 1} // Emma')], id="something after the end"),
        pytest.param('{"a": "Emma", "b"', [((), '{"a": "Emma", "b"'), "corrupt"], id="cut short"),
        pytest.param('{"n": "' + "9" * 5000 + '"}', [((), "n: " + "9" * 5000)], id="long value"),
        pytest.param("{}", [], id="empty object"),
        pytest.param(
            '{"SASID 1037409501": {"a": 1}}',
            [((), "SASID 1037409501"), (("SASID 1037409501",), "a: 1")],
            id="key of an object",
        ),
        pytest.param(
            '{"Nora Quill": ["x", ["y"]]}',
            [((), "Nora Quill"), (("Nora Quill",), "x"), (("Nora Quill",), "y")],
            id="key of a list",
        ),
        pytest.param(
            '[{"home 1037409501": 1, "n": {"1037409502": {"kin": []}}}]',
            [((), [(0, "home 1037409501", "n.1037409502.kin"), (1, "1", "")]), ((), "home 1037409501\n1037409502")],
            id="keys of records",
        ),
        pytest.param(
            '{"1037409503": 1, "columns": ["id", "n"], "data": [[1, "Emma"], [2, "Bo"]], "by 1037409504": [[1]]}',
            [
                ((), [(0, "id", "n"), (1, "1", "Emma"), (2, "2", "Bo")]),
                ((), "1037409503\nby 1037409504"),
                (("1037409503",), "1"),
                (("by 1037409504",), "1"),
            ],
            id="keys beside columns",
        ),
    ],
)
def test_json(source: str, expected: list[Any]) -> None:
    assert read(source, "a.json") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            '{"id": 1, "n": "Emma"}\n\n{"id": 2}\n',
            [((), [(0, "id", "n"), (1, "1", "Emma"), (3, "2", "")])],
            id="one table, numbered by lines",
        ),
        pytest.param(
            '{"a": 1}\n{"b": 2}\n[1, 2]\nEmma\n{"a": 3}\n',
            [
                ((), [(0, "a"), (1, "1")]),
                ((), [(0, "b"), (2, "2")]),
                ((), "1\n2"),
                ((), "Emma"),
                ((), [(0, "a"), (5, "3")]),
            ],
            id="mixed lines",
        ),
        pytest.param(
            '{"n": 1}\n{"for 1037409501": 1}\n',
            [((), [(0, "n"), (1, "1")]), ((), [(0, "for 1037409501"), (2, "1")]), ((), "for 1037409501")],
            id="key with a number",
        ),
        pytest.param(
            '{"n": "Emma", "kin": [{"name": "Ann"}]}\n{"n": "Bo"}\n',
            [((), [(0, "n"), (1, "Emma"), (2, "Bo")]), (("n: Emma", "kin"), [(0, "name"), (1, "Ann")])],
            id="records in records",
        ),
    ],
)
def test_json_lines(source: str, expected: list[Any]) -> None:
    assert read(source, "a.jsonl") == expected


@pytest.mark.parametrize(
    "source",
    [
        "[" * 100_000 + '"Emma"' + "]" * 100_000,
        '{"a":' * 100_000 + '"Emma"' + "}" * 100_000,
        "[" * 100_000 + '"Emma"',
        "[" * 900 + '"Emma"' + "]" * 900,
        '{"a": ' + "9" * 100_000 + ', "b": "Emma"}',
        json.dumps([{f"k{i}": i} for i in range(5000)] + [{"n": "Emma"}]),
    ],
    ids=["deep arrays", "deep objects", "deep and cut short", "fairly deep", "huge number", "five thousand keys"],
)
def test_hostile_json_keeps_its_words(source: str) -> None:
    found = read(source, "a.json")
    assert "Emma" in str(found)
    assert not any(isinstance(content, str) for content in found)


def test_large_json_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsondata, "LARGEST", 100)
    source = json.dumps([{"n": "Emma"}] * 50)
    assert read(source, "a.json") == [((), source)]


def test_a_source_map_is_script() -> None:
    source = b'{"version": 3, "sources": ["a.js"], "mappings": "AAAA", "sourcesContent": ["// Nora Quill"]}'
    found = [c for c in registry.pieces(io.BytesIO(source), "app.js.map") if isinstance(c, Piece)]
    assert [piece.where.part for piece in found if "Nora" in piece.text] == ["script"]


@pytest.mark.parametrize("odd", [None, '{"n": "Bo", "id": 1500}', '{"id": 1500, "n": null}', '{"id": 1500}'])
def test_many_records_are_rows_whichever_of_them_is_different(odd: str | None) -> None:
    records = [f'{{"id": {number}, "n": "Emma"}}' for number in range(1, 2_501)]
    expected = [(0, "id", "n"), *((number, str(number), "Emma") for number in range(1, 2_501))]
    if odd:
        records[1499] = odd
        expected[1500] = (1500, "1500", "Bo" if "Bo" in odd else "")
    assert read(f"[{', '.join(records)}]", "a.json") == [((), expected)]


ROWS = [["Nora Quill", "4", "Y"], ["Bo Ort", "12", "N"]]


@pytest.mark.parametrize(
    "source",
    [
        {"columns": [{"title": "Student"}, {"title": "Gr"}, {"title": "IEP"}], "data": ROWS},
        {
            "rows": ROWS,
            "columns": [
                {"field": "s", "headerName": "Student"},
                {"field": "g", "headerName": "Gr"},
                {"headerName": "IEP"},
            ],
        },
        {"Student": ["Nora Quill", "Bo Ort"], "Gr": ["4", "12"], "IEP": ["Y", "N"]},
        {"Student": {"0": "Nora Quill", "1": "Bo Ort"}, "Gr": {"0": "4", "1": "12"}, "IEP": {"0": "Y", "1": "N"}},
    ],
    ids=["columns described", "columns described by field and name", "column by column", "as pandas has it"],
)
def test_a_table_by_its_columns(source: dict[str, Any]) -> None:
    contents = list(registry.pieces(io.BytesIO(json.dumps(source).encode()), "a.json"))
    grids = [[list(row.cells) for row in content.rows] for content in contents if isinstance(content, Grid)]
    assert grids[0] == [["Student", "Gr", "IEP"], *ROWS]
    said = " ".join(content.text for content in contents if isinstance(content, Piece))
    assert "Quill" not in said


@pytest.mark.parametrize(
    "source",
    [
        {"Nora": {"gr": "4", "iep": "Y"}, "Bo": {"gr": "12", "iep": "N"}},
        {"tags": ["a", "b"], "notes": ["c"]},
        {"name": "Nora", "grades": ["4", "12"]},
    ],
)
def test_what_is_no_table_by_its_columns(source: dict[str, Any]) -> None:
    contents = list(registry.pieces(io.BytesIO(json.dumps(source).encode()), "a.json"))
    assert not any(
        row.number == 0 and row.cells == tuple(source) for c in contents if isinstance(c, Grid) for row in c.rows
    )
