"""The page: whole, self-contained, readable by ear, and deaf to what names say."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from report_factories import district, finding, match, outcome, rendered

from reports import html
from reports.form import FormOptions
from reports.record import Severity
from scanners.contract import Where


class Structure(HTMLParser):
    """The page's tags: all closed, in order, and what they refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def structure(text: str) -> Structure:
    page = Structure()
    page.feed(text)
    page.close()
    return page


def test_the_page_is_whole_and_loads_nothing() -> None:
    text = rendered("html", district(), FormOptions(explain=True))
    page = structure(text)
    assert page.open == []
    assert not {"script", "img", "link", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    assert {attrs.get("href") for _, attrs in page.tags if "href" in attrs} == {"#todo"}
    assert not re.search(r"url\(|@import|https?:|\son[a-z]+=", text)
    assert "default-src 'none'" in text


def test_the_page_can_be_read_by_ear() -> None:
    page = structure(rendered("html", district()))
    assert page.of("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(attrs.get("scope") in ("col", "row") for attrs in page.of("th"))
    assert len(page.of("caption")) == len(page.of("table")) == 3
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["aria-labelledby"] for attrs in page.of("section")} <= set(ids)


@pytest.mark.parametrize("hostile", ["<script>x</script>", '"><b>', "&lt;", "</style>", "--><i>"])
def test_hostile_names_stay_text(hostile: str) -> None:
    one = outcome(
        f"{hostile}/x",
        detail=hostile,
        status="partial",
        reason="timeout",
        matches=(match(member=hostile, excerpt=hostile, why=(hostile,), where=Where(sheet=hostile, column=hostile)),),
        findings=(finding(title=hostile, advice=hostile, route=(hostile,), rule=hostile, citations=(hostile,)),),
    )
    tame = outcome("a/x", status="partial", reason="timeout", matches=(match(),), findings=(finding(),))
    hostile_page, tame_page = (structure(rendered("html", [o], FormOptions(explain=True))) for o in (one, tame))
    assert [tag for tag, _ in hostile_page.tags] == [tag for tag, _ in tame_page.tags]


def test_the_page_keeps_the_gravest_items_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "DETAILED", 2)
    monkeypatch.setattr(html, "UNREAD", 1)
    slight = [outcome(f"slight/{n}", matches=(match(),), findings=(finding(Severity.LOW),)) for n in range(4)]
    grave = outcome("grave/x", matches=(match(),), findings=(finding(Severity.CRITICAL),))
    lost = [outcome(f"lost {n}", status="unreadable", reason="denied") for n in range(3)]
    text = rendered("html", [*slight, grave, *lost])
    assert re.findall(r"<h3>(.*?/.*?)</h3>", text) == ["grave/x", "slight/0"]
    assert "And 3 more files with findings" in text
    assert "And 2 more, counted by reason above." in text
