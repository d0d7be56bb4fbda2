"""Names written as in Vietnam: the surname first, then one to three words, all with their marks: "Nguyễn Văn An".

Source: the commonest surnames of Lê Trung Hoa, "Họ và tên người Việt Nam" (2005). Some words of such names are words of English
or of Vietnamese without capitals ("An", "Long", "Mai"), so that the surname, with its marks, tells the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recognizers.contract import About
from recognizers.naming.forms import Form
from recognizers.naming.shapes import TOKEN

_MARKED = "Nguyễn|Trần|Phạm|Huỳnh|Hoàng|Võ|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Lâm|Mạc|Tạ|Tôn|Châu|Hà"
_NAME = re.compile(
    rf"(?<![\w-])(?P<name>(?:(?:{_MARKED})(?:[^\S\n](?:Thị|Văn|Ngọc|Minh|{TOKEN})){{1,3}}|(?:Lê|Phan|Cao|Mai|La)[^\S\n](?:Thị|Văn|Hữu|Đức|Ngọc|Minh|Quốc|Thanh|Bảo)[^\S\n]{TOKEN}(?:[^\S\n]{TOKEN})?))(?![\w-])"
)
_ADULT = re.compile(r"(?:\b(?:cô|thầy|bà|ông|bác sĩ|y tá|hiệu trưởng|giáo viên)[ :]{1,2})$", re.IGNORECASE)
_PLACES = frozenset({"Hà Nội", "Châu Âu", "Châu Á", "Hồ Chí Minh", "Hoàng Sa", "Dương Lịch", "Vũ Trụ", "Lý Do"})
"""What begins like a name and is a place, or a word of a title."""


def vietnamese(text: str) -> Iterable[Form]:
    """Names with a Vietnamese surname first; staff behind "cô" or "thầy"."""
    for found in _NAME.finditer(text):
        if " ".join(found["name"].split()[:2]) in _PLACES or found["name"] in _PLACES:
            continue
        about: About | None = "staff" if _ADULT.search(text, max(0, found.start() - 14), found.start()) else None
        yield Form(*found.span("name"), 0.85, "a Vietnamese name, surname first", about)
