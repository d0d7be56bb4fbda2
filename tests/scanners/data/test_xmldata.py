"""XML comes as tables and lines; nothing in it is expanded, fetched or lost."""

from __future__ import annotations

import io
from typing import Any

import pytest

from scanners import registry
from scanners.contract import Grid, Piece, Unread


def read(source: str | bytes) -> list[Any]:
    data = source.encode() if isinstance(source, str) else source
    found: list[Any] = []
    for content in registry.pieces(io.BytesIO(data), "a.xml", "application/xml"):
        match content:
            case Piece():
                found.append((content.where.part, content.context, content.text))
            case Grid():
                found.append((content.context, [(row.number, *row.cells) for row in content.rows]))
            case Unread():
                found.append(content.reason)
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<a><b>Emma</b></a>", [(None, (), "b: Emma")], id="element"),
        pytest.param("<a>Emma</a>", [(None, (), "a: Emma")], id="root alone"),
        pytest.param("<a id='7'>Emma</a>", [(None, (), "id: 7\ntext: Emma")], id="attribute"),
        pytest.param(
            "<s><p id='1'><n>Emma</n></p><p id='2'><n>Bo</n><g>5</g></p></s>",
            [(("p",), [(0, "id", "n", "g"), (1, "1", "Emma", ""), (2, "2", "Bo", "5")])],
            id="records",
        ),
        pytest.param("<a><b>See <i>Emma</i> now</b></a>", [(None, (), "b: See Emma now")], id="mixed content"),
        pytest.param("<x:a xmlns:x='u'><x:b>Emma</x:b></x:a>", [(None, (), "b: Emma")], id="namespace"),
        pytest.param("<a><![CDATA[<Emma>]]></a>", [(None, (), "a: <Emma>")], id="character data"),
        pytest.param(
            "<a><b>1</b><?note Emma?></a>", [(None, (), "b: 1"), ("hidden", (), "note Emma")], id="instruction"
        ),
        pytest.param("<a><b>1</b><!-- Emma --></a>", [(None, (), "b: 1"), ("comment", (), "Emma")], id="comment"),
        pytest.param(
            "<!DOCTYPE a [<!ENTITY e 'Emma'>]><a><b>x&e;</b></a>",
            [(None, (), "b: x"), ("hidden", (), "Emma")],
            id="declared entity",
        ),
        pytest.param("<a><b>Emma</b><c>Bo", [(None, (), "Emma Bo"), "corrupt"], id="cut short"),
        pytest.param(
            "<a><b/><![CDATA[107]]><c>Emma <d>Sa</d>mpson, 1<d>2</d>3</c></a>",
            [(None, (), "a: 107 Emma Sampson, 123")],
            id="values without a blank between",
        ),
    ],
)
def test_xml(source: str, expected: list[Any]) -> None:
    assert read(source) == expected


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1251"])
def test_declared_charset(codec: str) -> None:
    source = f"<?xml version='1.0' encoding='{codec}'?><a><b>Иванов</b></a>"
    assert read(source.encode(codec)) == [(None, (), "b: Иванов")]


def test_external_entity_is_not_fetched(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for you")
    found = read(f"<!DOCTYPE a [<!ENTITY e SYSTEM '{secret.as_uri()}'>]><a><b>Emma &e;</b></a>")
    assert "not for you" not in str(found)
    assert "Emma" in str(found)


@pytest.mark.parametrize(
    "source",
    [
        "<a>" * 50_000 + "Emma" + "</a>" * 50_000,
        "<!DOCTYPE a [<!ENTITY a 'ha'>"
        + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
        + "]><a>Emma &a11;</a>",
        "<a " + " ".join(f"k{i}='v'" for i in range(5000)) + ">Emma</a>",
    ],
    ids=["deep", "billion laughs", "attributes"],
)
def test_hostile_xml_keeps_its_words(source: str) -> None:
    found = read(source)
    assert "Emma" in str(found)
    assert len(str(found)) < 10 * len(source)
