"""What Massachusetts schools write of health, custody and special education in Portuguese, Haitian Creole, Vietnamese, Chinese.

Source: home-language forms and health cards of districts; the languages are those DESE counts most often after English.
Here stand the phrases that the lists of each entity do not have, and how each language denies or supposes something.
Chinese has no blanks between words, so its phrases are looked for without word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Find, Hit, Recognizer
from recognizers.denials import denied, supposed
from recognizers.phrases import Sought
from recognizers.statements import DENIED, GENERAL, PERSONAL

_PHRASES: dict[str, tuple[str, ...]] = {
    "HEALTH_ALERT": (
        r"(?:toma|usa) (?:metilfenidato|ritalina|insulina|medicamentos? para)\b[^\n.;]{0,40}", r"(?:tiene|padece de) (?:TDAH|epilepsia|anemia falciforme)",
        r"tem (?:TDAH|epilepsia|anemia falciforme)", r"gen (?:maladi tibèf|anemi falsifòm|pwoblèm kè|tansyon|epilepsi)", r"pran (?:ensilin|medikaman pou)\b[^\n.;]{0,40}",
        r"bị (?:động kinh|tiểu đường|co giật|tim bẩm sinh|tự kỷ|trầm cảm)", r"mang theo (?:epipen|thuốc hít|ống hít)", r"dùng (?:insulin|thuốc hít|ống hít)",
        r"(?:对|對)[^\n，。；]{1,10}(?:严重|嚴重)?(?:过敏|過敏)", r"(?:严重|嚴重)(?:过敏|過敏)", r"(?:有|患有?)(?:哮喘|气喘|氣喘|癫痫|癲癇|糖尿病|心脏病|心臟病|自闭症|自閉症|抑郁症|多动症|過動症)",
        r"随身(?:携)?带(?:肾上腺素笔|吸入器|胰岛素)", r"隨身(?:攜)?帶(?:腎上腺素筆|吸入器|胰島素)",
    ),
    "CUSTODY_NOTE": (
        r"(?:custodia|guarda) (?:exclusiva|compartida|unilateral|provisória|legal)", r"medida protetiva", r"ordem de (?:afastamento|proteção)", r"orden de (?:alejamiento|protección|restricción)",
        r"gad legal", r"(?:òd|lòd) (?:pwoteksyon|restriksyon)(?: kont [^\n.;,]{2,30})?", r"pa gen dwa (?:vin )?(?:chèche|pran|wè)\b[^\n.;]{0,30}",
        r"(?:toàn )?quyền nuôi con", r"lệnh (?:cấm tiếp xúc|bảo vệ|hạn chế)", r"không được (?:phép )?đón\b[^\n.;]{0,30}",
        r"(?:单独|單獨|唯一|法定)(?:监护权|監護權)", r"(?:限制令|禁止令|保护令|保護令|禁止接触令)", r"(?:不得|不准|不可以?)(?:接走?|探视|探視)[^\n，。；]{0,10}",
    ),
    "SPECIAL_EDUCATION": (
        r"học (?:chương trình )?giáo dục đặc biệt", r"kế hoạch (?:504|giáo dục cá nhân)", r"(?:接受|参加|參加)特殊教育", r"(?:有|使用)(?:个别化|個別化)教育(?:计划|計畫|計劃)",
    ),
}  # fmt: skip


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
            if denied(before, text[end : end + 12]):
                hits.append(Hit(entity, start, end, DENIED, (named, "dropped: the text denies it")))
            elif supposed(before):
                hits.append(Hit(entity, start, end, GENERAL, (named, "lowered: only supposed")))
            else:
                hits.append(Hit(entity, start, end, PERSONAL, (named,)))
        return hits

    return find


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
)  # fmt: skip
