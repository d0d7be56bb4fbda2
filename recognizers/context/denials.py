"""How a statement is denied or only supposed in Portuguese, Spanish, Haitian Creole, Vietnamese and Chinese.

Source: the home-language forms that the districts' schools send out ("sem alergias", "pa gen alèji", "không dị ứng", "无过敏").
"""

from __future__ import annotations

import re

from recognizers.headings.nothing import NOTHING

_DENIES = re.compile(
    r"(?:\b(?:pa (?:gen|fè|soufri|pran)|poko gen|okenn|não (?:tem|tinha|há|usa|toma)|sem|no (?:tiene|tenía|hay|usa|toma)|không(?: hề)?(?: bị| có| mang| dùng)?|khong(?: he)?(?: bi| co)?|chua(?: bi| co)?|chưa(?: bị| có)?)"
    r"\s+(?:[^\W\d_]+\s+){0,2}|\b(?:não|no|pa|không|khong|nunca|chưa|chua|nem)\s+|(?:无|無|没有?|沒有?|未|不)(?:患有?|有)?[^\n，。；,.;]{0,3})$",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\s*[:：=]\s*{NOTHING}|\s*[:：]?\s*(?:无|無|没有|沒有|không(?! (?:có )?(?:phép|lý do|xin phép))(?: có)?|okenn|pa genyen|nenhum[ao]?|ningun[ao])(?![^\W\d_])(?!\w)|\s*[:：]\s*(?:无|無|没有|沒有)",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"(?:\b(?:[èe]ske (?:pitit|timoun|li|ou|yo|gen)|si (?:pitit|timoun|su|tu|gen|ou|nou|yon|hay|existe|tiene|alg[uú]n)|se (?:o|a|seu|sua|existe|existir|há|houver|tem|tiver|algu[ée]m)|nếu|neu (?:con|em|chau|be|hoc|quy|phu)|caso|để (?:ghi|điền|khai|nhập))\b|\bsi\s*$|如果|假如|(?:(?<![\u4e00-\u9fff])|(?<=[您你他她子生长長们們人女家校者员員倘假如但并且或]))若是?)[^\n.;。；]{0,50}$",
    re.IGNORECASE,
)


def denied(before: str, after: str) -> bool:
    """Whether the words around a term deny it: "pa gen alèji", "không dị ứng", "无过敏", "过敏：无"."""
    return bool(_DENIES.search(before[-40:]) or _NONE.match(after))


def supposed(before: str) -> bool:
    """Whether the words before a term only suppose it: "nếu con bị hen suyễn", "如果您的孩子有哮喘"."""
    return bool(_SUPPOSES.search(before[-60:]))
