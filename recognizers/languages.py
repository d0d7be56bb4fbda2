"""What families and bilingual staff of Massachusetts schools write in Portuguese, Haitian Creole, Vietnamese and Chinese.

Source: home-language forms and health cards of districts; the languages are those DESE counts most often after English.
Here stand the phrases that the lists of each entity do not have, and how each language denies or supposes something.
Chinese has no blanks between words, so its phrases are looked for without word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.context.denials import denied, supposed
from recognizers.context.letters import addressee
from recognizers.context.statements import DENIED, GENERAL, PERSONAL
from recognizers.contract import Examples, Find, Hit, Recognizer
from recognizers.naming.han import addresses_parents
from recognizers.phrasing import chinese, vietnamese
from recognizers.triggers.phrases import Sought

_OTHERS: dict[str, tuple[str, ...]] = {
    "HEALTH_ALERT": (
        r"(?:toma|usa) (?:metilfenidato|ritalina|insulina|medicamentos? para)\b[^\n.;]{0,40}", r"(?:tiene|padece de) (?:TDAH|epilepsia|anemia falciforme)",
        r"tem (?:TDAH|epilepsia|anemia falciforme)", r"gen (?:maladi tibèf|anemi falsifòm|pwoblèm kè|tansyon|epilepsi)", r"pran (?:ensilin|medikaman pou)\b[^\n.;]{0,40}",
    ),
    "CUSTODY_NOTE": (
        r"(?:custodia|guarda) (?:exclusiva|compartida|unilateral|provisória|legal)", r"medida protetiva", r"ordem de (?:afastamento|proteção)", r"orden de (?:alejamiento|protección|restricción)",
        r"gad legal", r"(?:òd|lòd) (?:pwoteksyon|restriksyon)(?: kont [^\n.;,]{2,30})?", r"pa gen dwa (?:vin )?(?:chèche|pran|wè)\b[^\n.;]{0,30}",
    ),
}  # fmt: skip
_PHRASES = {
    entity: (*_OTHERS.get(entity, ()), *vietnamese.PHRASES[entity], *chinese.PHRASES[entity])
    for entity in vietnamese.PHRASES
}
"""The phrases of each entity, Portuguese, Spanish and Haitian Creole before Vietnamese and Chinese."""

_FOR_EVERYBODY = re.compile(
    r"¿ ?(?:tiene|toma|usa|padece|sufre|necesita|hay|su hij[oa])\b|各位|所有(?:学生|學生|家长|家長|孩子)|家长们|家長們|須知|须知|(?<!\w)(?:hội thảo|tập huấn|buổi nói chuyện|tìm hiểu) về|讲座|講座|预防|預防|政策|规定如下|申请表|申請表|统计|\b(?:quý (?:vị )?phụ huynh(?!,? (?:của )?(?:em|cháu|bé|học sinh) (?-i:[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]))|quy (?:vi )?phu huynh(?!,? (?:cua )?(?:em|chau|be|hoc sinh) (?-i:[A-Z]))|cac (?:em|ban|phu huynh|hoc sinh)|hoc sinh nao|các (?:em|bạn|phụ huynh|học sinh)|học sinh nào|(?<!là )học sinh(?=\s*$)|thông báo|chính sách|đơn xin|cách (?:dùng|sử dụng|xin|phòng)|phòng ngừa)\b",
    re.IGNORECASE,
)
"""Words of a sentence that speaks to all families, or of no child."""

_OF_ANY_CHILD = re.compile(
    r"^\W*(?:o |a )?(?:seu filho|sua filha)\b(?=[^\n?]*$)|[您你]的(?:孩子|儿子|兒子|女儿|女兒)|贵子女|貴子女|通知"
    r"|(?<!\w)(?:con (?:quý vị|em)|con quy vi)\b",
    re.IGNORECASE,
)
"""Words of one that speaks of the child of whoever reads it, if it is to nobody in particular."""

_PARENTS_OF = re.compile(
    r"(?i:phụ huynh|phu huynh),? (?:(?:của|cua) )?(?:em|cháu|chau|bé|be|học sinh|hoc sinh) [A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]"
)
_LETTER_HEAD = 200
"""Characters before a statement in which a letter says to whom it goes."""


def _of_any_child(before: str, text: str, place: int) -> bool:
    if _OF_ANY_CHILD.search(before) is None or addressee(text, place) is not None:
        return False
    return not _is_to_one(text[max(0, place - _LETTER_HEAD) : place])


def _found(entity: str) -> Find:
    bounded = [p if _is_chinese(p) else rf"\b(?:{p})\b" for p in _PHRASES[entity]]
    regex = Sought("|".join(bounded))
    named = f"a phrase of another language for {entity}"

    def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # a phrase says all itself
        hits: list[Hit] = []
        for found in regex.finditer(text):
            start, end = found.span()
            before = text[
                max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), text.rfind("。", 0, start)) + 1 : start
            ]
            if denied(before, text[end : end + 80]):
                hits.append(Hit(entity, start, end, DENIED, (named, "dropped: the text denies it")))
            elif supposed(before):
                hits.append(Hit(entity, start, end, GENERAL, (named, "lowered: only supposed")))
            elif _FOR_EVERYBODY.search(before) or _of_any_child(before, text, start):
                hits.append(Hit(entity, start, end, GENERAL, (named, "lowered: said to all families")))
            else:
                hits.append(Hit(entity, start, end, PERSONAL, (named,)))
        return hits

    return find


def _is_to_one(head: str) -> bool:
    """Whether a letter begins as one to the parents of a child who is named."""
    return addresses_parents(head) or bool(_PARENTS_OF.search(head))


def _is_chinese(phrase: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", phrase))


def _recognizer(entity: str, name: str, hits: tuple[tuple[str, str], ...], misses: tuple[str, ...]) -> Recognizer:
    return Recognizer(
        name=name,
        entity=entity,
        source="districts' forms in the languages that DESE counts most often",
        find=_found(entity),
        triggers=_PHRASES[entity],
        examples=Examples(hits, misses),
    )


RECOGNIZERS = (
    _recognizer(
        "HEALTH_ALERT",
        "HealthOtherLanguagesRecognizer",
        (
            ("Caio tem epilepsia", "tem epilepsia"),
            ("Em Minh Anh bị động kinh", "bị động kinh"),
            ("Em mắc bệnh tim bẩm sinh", "mắc bệnh tim"),
            ("Em bi hen suyen", "bi hen suyen"),
            ("Em bị đau đầu", "bị đau đầu"),
            ("过敏：虾、蟹", "过敏：虾、蟹"),
            ("王小明对花生严重过敏", "对花生严重过敏"),
            ("李华患有癫痫", "患有癫痫"),
            ("Widline gen maladi tibèf", "gen maladi tibèf"),
        ),
        ("王小明没有哮喘", "无严重过敏", "如果您的孩子有哮喘，请告诉护士", "Nếu con bị động kinh, hãy báo y tá", "Caio não tem epilepsia", "Em không bị động kinh"),
    ),
    _recognizer(
        "CUSTODY_NOTE",
        "CustodyOtherLanguagesRecognizer",
        (
            ("Manman an gen gad legal", "gad legal"),
            ("Há uma medida protetiva contra o pai", "medida protetiva"),
            ("Không được giao Trần Gia Bảo cho cha của em", "Không được giao"),
            ("请勿将王小明交给其父亲", "请勿将王小明交给其父亲"),
            ("Mẹ có toàn quyền nuôi con", "toàn quyền nuôi con"),
            ("母亲拥有单独监护权", "单独监护权"),
            ("对父亲有限制令", "限制令"),
        ),
        ("Si pitit ou gen gad legal, di nou", "如果有限制令，请通知学校", "não há medida protetiva"),
    ),
    _recognizer(
        "SPECIAL_EDUCATION",
        "SpecialEducationOtherLanguagesRecognizer",
        (("王小明接受特殊教育", "接受特殊教育"), ("Minh Anh học giáo dục đặc biệt", "học giáo dục đặc biệt")),
        ("如果您的孩子接受特殊教育", "Em không học giáo dục đặc biệt"),
    ),
    _recognizer(
        "FAMILY_STATUS",
        "FamilyOtherLanguagesRecognizer",
        (("我和她爸爸上个月离婚了", "离婚"), ("Ba cháu mới mất", "Ba cháu mới mất")),
        ("各位家长：离婚家庭讲座", "nếu cha mẹ ly dị, xin báo trường"),
    ),
    _recognizer(
        "ECONOMIC_STATUS",
        "EconomicOtherLanguagesRecognizer",
        (("我们现在住在车里", "住在车里"), ("Mẹ cháu mất việc từ tháng ba", "Mẹ cháu mất việc"), ("他交不起学费", "交不起")),
        ("如果您的家庭没钱，请联系学校", "quý phụ huynh không có tiền xin liên lạc"),
    ),
    _recognizer(
        "IMMIGRATION_STATUS",
        "ImmigrationOtherLanguagesRecognizer",
        (("他爸爸没有身份", "没有身份"), ("Cha em bị trục xuất", "bị trục xuất"), ("她的签证过期了", "签证过期")),
        ("所有学生，无论有没有身份，都可以入学",),
    ),
    _recognizer(
        "ATTENDANCE_RECORD",
        "AttendanceOtherLanguagesRecognizer",
        (("陈小雨旷课三天", "旷课"), ("李明请假两天", "请假两天"), ("Em vắng 12 ngày", "vắng 12 ngày")),
        ("如果孩子请假，请打电话", "Nếu con phải nghỉ học, xin gọi"),
    ),
    _recognizer(
        "DISCIPLINE_RECORD",
        "DisciplineOtherLanguagesRecognizer",
        (("他被停学五天", "被停学"), ("Em bị đình chỉ ba ngày", "bị đình chỉ")),
        ("如果学生打架，学校会处理",),
    ),
    _recognizer(
        "GRADE_RECORD",
        "GradesOtherLanguagesRecognizer",
        (("他数学不及格", "不及格"), ("Em phải ở lại lớp", "ở lại lớp")),
        ("如果不及格，可以补考",),
    ),
)  # fmt: skip
