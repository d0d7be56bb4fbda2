"""Names in lines under a title that says what they are listed for."""

from __future__ import annotations

import pytest

from recognizers.lists import titled_names

BAGS = "Weekend bags\n\n- Emma Sampson x2\n- Devon Okafor (K)\n- Mateus Silva + formula\nout of: tuna\n"


def test_who_is_given_food() -> None:
    found = titled_names.find(BAGS, "ECONOMIC_STATUS")
    assert [BAGS[h.start : h.end] for h in found] == ["Emma Sampson x2", "Devon Okafor (K)", "Mateus Silva + formula"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BAGS.replace("Weekend bags", "Weekend bags: packing crew"), id="who packs"),
        pytest.param(BAGS.replace("Weekend bags", "Weekend food donors"), id="who gives"),
        pytest.param(BAGS.replace("Weekend bags", "Gym bags"), id="other bags"),
        pytest.param("Weekend bags\nMac and cheese\nTuna cups\nApple sauce\n", id="what is packed"),
        pytest.param("\n".join(BAGS.splitlines()[:4]), id="too few"),
    ],
)
def test_lists_of_nobody_who_is_given_anything(text: str) -> None:
    assert titled_names.find(text, "ECONOMIC_STATUS") == []
