"""Papers that name people and record nothing of them, and records that only look like such papers."""

from __future__ import annotations

import pytest

from recognizers.papers import kind

CASES = [
    pytest.param("by Imogen, gr 8\n", "Marlowe failed, said the ghost.", True, id="story"),
    pytest.param("BLOCKING sc. 4\n", "Son (Tariq Holt) coughs on the half beat.", True, id="play"),
    pytest.param("", '"Sam" heats a tube. Sam gets detention.', True, id="invented"),
    pytest.param("", "Hank Osorio was suspended twice and is now a judge.", True, id="grown up"),
    pytest.param("", "Aisha Grant '17 teaches special education in Lowell.", True, id="alumna"),
    pytest.param("", "Dean, discipline and attendance x101", True, id="directory"),
    pytest.param("", "Carla scored 62 and 75. What is her average?", True, id="word problem"),
    pytest.param("", "[Student] has missed 5 assignments and is failing.", True, id="placeholder"),
    pytest.param("Sub plans, room 208\n", "9:45 Theodora Vance has celiac disease.", False, id="sub plans"),
    pytest.param("", '"Bear" (Bertrand Comeau) has an inhaler.', False, id="nickname"),
    pytest.param("Remind export\n", "[Parent of Dominic L] 7:12: Dominic has strep", False, id="chat"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "line", "none"), CASES)
def test_papers_that_are_no_records(head: str, line: str, *, none: bool) -> None:
    text = head + line
    assert (kind(text, text, len(head), len(text), line) is not None) == none
