"""Labels in the languages of the district's homes: whole families of them, written as regular expressions.

Source: registration and emergency forms in Spanish, Portuguese, Haitian Creole, Vietnamese and Chinese. A word for the
thing and a word for which of its kind make a label ("teléfono" and "de la casa"); Vietnamese stands with and without its
marks.
"""

from __future__ import annotations

from recognizers.naming.gazetteer import fold


def _both(words: str) -> str:
    """A Vietnamese expression, and the same typed without marks."""
    return f"{words}|{fold(words).replace('đ', 'd')}"


_COUNT = r"(?:n[uú]mero|n[uú]m\.?|nro\.?|no\.?|n\.?[º°])"
_PUPIL = r"(?:estudante|estudiante|alumn[oa]|alun[oa])"
_CHILD = rf"(?:{_PUPIL}|niñ[oa]|hij[oa]|menor|criança|filh[oa])"
_OF = r"(?:del?|de la|d[oa])"
_LA = r"(?: (?:la|a|lan|an|nan))?"

_WHICH = (
    r"(?:celular|m[oó]v[ei]l|fij[oa]|fixo|particular|residencial|comercial|principal|altern\w{1,6}|en casa|para contato"
    r"|(?:de|del|de la|d[oa]) (?:casa|hogar|trabajo|trabalho|oficina|escrit[oó]rio|emerg[eê]ncias?|contacto|contato|madre|mam[aá]|padre|pap[aá]|tutora?|m[aã]e|pai|respons[aá]vel))"
)
PHONES = "|".join(
    (
        rf"(?:{_COUNT} de )?(?:tel[eé]fonos?|telefones?|telem[oó]vel|tel[eé]f\.?|telf\.?|tel\.?|celular|cel\.?|m[oó]vil)(?: {_WHICH})?(?: {_WHICH})?",
        rf"(?:nimewo )?(?:tel[eè]f[oò]n|selil[eè])(?: (?:selil[eè]|mobil|kay|lakay|nan travay|travay|ijans|manman|papa|paran)){{0,2}}{_LA}",
        rf"nimewo (?:selil[eè]|ijans|travay|lakay|kay){_LA}",
        _both(
            r"(?:số )?(?:điện thoại|di động)(?: (?:số|di động|nhà riêng|nhà|bàn|cơ quan|công ty|nơi làm việc|làm việc|liên lạc|liên hệ|khẩn cấp|phụ huynh|của (?:cha|mẹ|ba|má|bố)|cha|mẹ))*"
        ),
        "sđt|sdt|đt",
        "(?:电话|電話|手机|手機|座机|座機)(?:号码?|號碼?)?",
    )
)  # fmt: skip

STUDENT_IDS = "|".join(
    (
        rf"(?:{_COUNT}|c[oó]digo|id|identifica(?:ci[oó]n|ç[aã]o|cao)|matr[ií]cula|carn[eé]t?)(?: de (?:identifica(?:ci[oó]n|ç[aã]o|cao)|id|matr[ií]cula))? {_OF} {_PUPIL}",
        rf"(?:{_COUNT}|id|c[oó]digo|identificaci[oó]n) estudiantil",
        rf"(?:(?:nimewo|kòd|kod|kat)(?: (?:id|idantifikasyon|idantite))?|id|idantifikasyon) (?:el[eè]v|etidyan){_LA}",
        _both(r"(?:mã số|mã định danh|mã|số thẻ|số báo danh|số id|id)(?: của)? (?:học sinh|sinh viên)"),
        "(?:学号|學號|学籍号|學籍號)(?:码|碼)?|(?:学生|學生)(?:证|證|编|編|识别|識別)?(?:号码?|號碼?|id)",
    )
)
STUDENT_ID_WORDS = (
    r"estudante|estudiant|alumn[oa]|alun[oa]|el[eè]v|etidyan|h[oọ]c sinh|sinh vi[eê]n|学号|學號|学籍|學籍|学生|學生"
)
"""What stands in each of these."""

BIRTH_DATES = "|".join(
    (
        rf"(?:fecha|fec\.?|f\.?)(?: de)? ?nac(?:im(?:iento)?|to)?\.?(?: {_OF} {_CHILD})?",
        rf"(?:data|dt\.?|d\.?)(?: de)? ?nasc(?:im(?:ento)?|to)?\.?(?: {_OF} {_CHILD})?",
        rf"dat (?:nesans|li f[eè]t)(?: (?:el[eè]v|timoun|pitit)){_LA}",
        _both(r"ngày(?:,? tháng(?:,? năm)?)? sinh(?: (?:của )?(?:học sinh|con|em|cháu|trẻ))?|sinh ngày"),
    )
)
"""Of birth dates; a festival is "fèt" too, and a boy at school "nam sinh", so these stand with their marks alone."""
