"""How the answer of a form or a cell says in the languages of the district's homes that there is nothing.

Source: the home-language forms that the districts' schools send out, filled in ("không có", "não possui", "no se conocen").
"""

from __future__ import annotations

import re

_VIETNAMESE = (
    r"(?:(?:em|cháu|con|bé|hiện(?: tại| nay)?|hoàn toàn) )?(?:không|khong|chưa|chua)"
    r"(?: (?:hề|có|co|bị|mắc|dùng|uống|cần|phải|biết|rõ|thấy|phát hiện|ghi nhận|sử dụng|dị ứng|di ung|thuốc|thuoc|bệnh|benh|lý|tiền sử|vấn đề|sức khỏe|gì|gi|nào|nao|cả|hết|loại|chứng|đặc biệt|với|thức ăn|thứ|điều))*"
)
_CREOLE = (
    r"(?:(?:li|l|yo|elèv la|timoun nan|pitit la) )?(?:okenn|ankenn|anyen|non|(?:pa|poko) (?:gen|genyen|pran|fè|konnen|soufri|bezwen|sèvi))"
    r"(?: (?:okenn|ankenn|anyen|alèji|medikaman|remèd|maladi|pwoblèm|sante|bagay|youn|sa|ditou|ki|konnen|nou|yo|ak))*"
)
_SPANISH = (
    r"(?:(?:el|la|mi|su) (?:niñ[oa]|estudiante|alumn[oa]|hij[oa]) )?(?:no|nunca|ningun[oa]s?|nada|sin)"
    r"(?: (?:tiene|tienen|posee|presenta|padece|sufre|hay|toma|usa|utiliza|recibe|requiere|necesita|aplica|refiere|reporta(?:d[oa]s?)?|se|le|conoce[n]?|conocemos|conocid[oa]s?|sabe|sabemos|sepa(?:mos)?|que|yo|hasta|ahora|la|el|fecha|momento|por"
    r"|ningun[oa]s?|nada|alergias?|al[ée]rgic[oa]|es|a|de|medicamentos?|medicinas?|medicaci[óo]n|enfermedad(?:es)?|condici[óo]n(?:es)?|m[ée]dic[oa]s?|problemas?|salud|antecedentes|restricci[óo]n(?:es)?))*"
)
_PORTUGUESE = (
    r"(?:(?:[oa]|meu|minha) (?:alun[oa]|criança|filh[oa]) )?(?:não|nao|nunca|nenhum[ao]?s?|nada|sem)"
    r"(?: (?:tem|têm|possui|apresenta|sofre|há|ha|toma|usa|faz|uso|recebe|precisa|necessita|consta[m]?|sabemos|sabe|sei|se|que|eu|saiba|saibamos|é|até|agora|o|a|momento|no|de"
    r"|nenhum[ao]?s?|nada|alergias?|al[ée]rgic[oa]|conhecid[oa]s?|informad[oa]s?|medicamentos?|medicaç(?:ão|ões)|rem[ée]dios?|doenças?|condiç(?:ão|ões)|m[ée]dic[oa]s?|problemas?|saúde|restriç(?:ão|ões)|histórico))*"
)
_CHINESE = (
    r"(?:暂时?|暫時?|目前|尚|均|都|从|從)?(?:无|無|没有?|沒有?|否|不详|不詳|未见|未見|未发现|未發現|未知|不知道)"
    r"(?:任何|明显|明顯|已知|特殊|重大|慢性|既往|的|有|过敏|過敏|史|药物|藥物|食物|东西|東西|疾病|病|服药|服藥|用药|用藥|吃药|吃藥|异常|異常|情况|情況|记录|記錄|反应|反應|源|原)*"
)
_NEXT = r"(?=\s{0,3}(?:[.!;。；|）)]|$|[,，、]?\s{0,3}[^\W\d_][^\n:：.;,]{0,40}[:：]))"
"""What such an answer ends before: a full stop, the end, or the label of another field."""

NOTHING = rf"(?:(?:{_VIETNAMESE}|{_CREOLE}|{_SPANISH}|{_PORTUGUESE})(?![\w'’-])|{_CHINESE}){_NEXT}"
_NOTHING = re.compile(NOTHING, re.IGNORECASE | re.MULTILINE)
_WELL = re.compile(
    r"(?:身体|身體)?(?:健康|良好|正常|很好|一切正常|优|優)[。.]?|(?:rất )?(?:tốt|bình thường|khỏe(?: mạnh)?|khoẻ mạnh|ổn)\.?|(?:muy |salud )?(?:buena?|bueno|san[oa]|saludable)\.?|(?:muito )?(?:boa|bom|saudável)\.?|(?:an )?bòn? sante\.?|byen\.?",
    re.IGNORECASE,
)
_REST = re.compile(r"[\s.!;。；,，、)）]*")


def nothing_up_to(answer: str) -> int:
    """Where in an answer the words end that say there is nothing, 0 if it does not begin with such: "okenn. Klas: 4"."""
    found = _NOTHING.match(answer)
    return found.end() if found else 0


def says_nothing(cell: str) -> bool:
    """Whether all that a cell holds says that there is nothing."""
    said = cell.strip()
    end = nothing_up_to(said)
    return _WELL.fullmatch(said) is not None or (end > 0 and _REST.fullmatch(said, end) is not None)
