"""Exercises in any language, readers for learners, what pupils write on a book, and lives of public people.

Whoever is named in them is no pupil of the school. An exercise is told by what it bids its readers do, or by how its text is headed
and what is asked behind it; a book by the line that heads the paper. A sentence that speaks as records do counts all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from recognizers.context import figures, generality, stories
from recognizers.naming.gazetteer import is_first

_OF_RECORD = re.compile(
    r"\b(?:iep|504|d\.?o\.?b|lasid|sasid|gr(?:ade)?\.? ?\d{1,2}|rm\.? ?\d+|room \d+|called (?:home|mom|dad)|(?:mom|dad|parents?|guardian) (?:called|notified|asked|signed|e-?mailed|wants|says)|nurse|accommodat\w+|extended time|accomm\w*|our (?:student|pupil|class)|this (?:student|pupil)|para|counsel(?:or|ing)|make-?up work|excused?|aluno d[oa] \d|turma \d|grado \d|sala \d+)\b"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    re.IGNORECASE,
)
"""What a sentence of an exercise hardly holds, and one of a record often does."""

_ME = re.compile(r"\b(?:I|I['’]m|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our)\b")
_FULL_NAME = re.compile(r"(?<![\w'’-])(?P<first>[A-ZÀ-Þ][\w'’-]+) [A-ZÀ-Þ][\w'’-]+")

_BIDS = re.compile(
    r"^[\W_]{0,4}(?:\d{1,2}[.)] ?)?(?:"
    r"(?:exerc[ií]cio|ejercicio|exercice|egzèsis|bài tập|esercizio|activit[ée]|actividad|atividade|tarea|deb?er)s?\.? (?:n[.ºo°]{0,2} ?)?\d{1,2}\b"
    r"|(?:exerc[ií]cios?|ejercicios?|exercices?|egzèsis|bài tập)[ \t]*[:.]?[ \t]*$"
    r"|(?:ditado|dictado|dict[ée]e|dikte|dictation|chính tả|听写|听力)(?: (?:n[.ºo°]{0,2} ?)?\d{1,2})?[ \t*_]*(?:[:.–—-]|$)"
    r"|练习|填空|阅读(?:理解|短文)"
    r"|[^\n]{0,50}?(?:(?<=[.:;!*_–—-] )|(?<=  )|(?<=^)|(?<=\d\. )|(?<=[*_]))(?-i:Completa|Complétez?|Konplete|Complete(?= (?:as?|os?|com) )|Rellen[ae]|Preench[ae]|Ranpli|Traduc[ei]|Traduz[a]?|Tradui[st]e?z?|Tradwi|Subray[ae]|Sublinhe|Soulign[ez]+|Encierra|Ligue|Conjug[au]\w*|Ordena|Điền)(?: (?:(?:as|os|la|las|los|el|les|le|o|a|con|com|avec|fraz|vào) )?[^\n.:]{0,40})?[.:]"
    r"|[^\n]{0,50}?\b(?:lee|leia|lê|lis(?:ez)?|li|escucha|ouça|écoute[rz]?|olha|mira|observa|regarde|đọc|escuchen|lean) (?:y|e|et|epi|và) (?:contesta|responde|completa|escribe|responda|complete|escreva|réponds|répondez|complète|écris|reponn|ekri|trả lời|viết|lige|une)\w*"
    r"|(?:[^\n]{0,40}?[.:] )?(?:look|read|listen|choose|trace|cut),? and (?:then )?(?:write|say|match|answer|circle|draw|complete|number|colou?r|color|check|copy|retell)\b"
    r"|(?:[^\n]{0,40}?[.:] )?(?:complete (?:the|each) (?:sentences?|paragraph|story|chart)|fill in the (?:blanks?|gaps?)|unscramble|(?:rewrite|correct|copy|punctuate|translate) (?:the|each|these) (?:mistakes|sentences?|errors|story|paragraph)|put the (?:pictures|sentences) in order)\b"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that bids its readers do an exercise: "Ditado", "Completa.", "Lee y contesta", "Look and write"."""

_HEADED = re.compile(
    r"^[\W_]{0,4}(?:(?:texto|text|passage|passagem|lectura|leitura|lecture|lekti|istwa|histoire|historia|história|cuento|conto|reading(?: passage)?|story|reader|bài đọc|课文|truyện)(?: ?(?:[#n][.ºo°]? ?)?\d{1,2}| [A-D])?[ \t*_]*[:.–—-]"
    r"|(?:cap[ií]tulo|chapitre|chapit|chapter|lesson|lección|lição|leçon|leson|unit|unidad|unidade|bài) \d{1,2}\b|(?:level|lvl|nivel|nível|niveau|nivo|stage|band) ?[A-Z\d]{1,3}\b[^\n]{0,12}\b(?:reader|reading|text|story|passage|lectura|leitura|lecture)|(?:graded|decodable|leveled|el|esl|eld) (?:reader|reading|text|story|passage))",
    re.IGNORECASE | re.MULTILINE,
)
"""How a text to read is headed."""

_TOPIC = re.compile(
    r"[\W_]{0,4}(?:cap[ií]tulo|chapitre|chapit|chapter|lesson|lecci[oó]n|lição|leçon|leson|unit[ée]?|unidade?|inite|tema|m[oó]dul[oe]|bài|chương)s? \d{1,2} ?[:.–—-] ?(?P<topic>[^\n.;:,]{3,60})[ \t]*|第[一二三四五六七八九十\d]{1,3}(?:课|課|单元|單元|章)[: ](?P<said>[^\n。]{2,30})",
    re.IGNORECASE,
)
"""A line that is the title of a unit and no more: "Unidad 3: el asma"."""

_ASKS = re.compile(
    r"(?:^|[.!?»”\")*_]\s*|\s{2,}|\n)[\W_]{0,4}(?:"
    r"(?:preguntas|perguntas|questions?|kesyon|câu hỏi|问题|comprensión|compreensão|compréhension|konpreyansyon|comprehension)[ \t*_]*(?:\d|[:.]?[ \t*_]*(?:$|\d|\()|:[^\n?]{3,90}\?)"
    r"|(?:verdadero o falso|verdadeiro ou falso|certo ou errado|cierto o falso|vrai ou faux|vre o(?:s|u)?wa? fo|true or false|true/false|t/f|v/f|t or f|đúng hay sai)\b"
    r"|(?:circle|talk|talk about it|new words?|word bank|key words|words to know|discuss|retell|act it out|draw|think|underline|your turn|palabras nuevas|vocabulario|palavras novas|vocabulário|mots? nouveaux|vocabulaire|mo nouvo|từ mới|生词)[ \t*_]*[:–—]"
    r"|(?:\(?\d{1,2}|[a-e])[.)] ?¿? ?(?:(?:en |de |con |com |a |pou )?(?:quién(?:es)?|qué|dónde|por qué|cómo|cuándo|cuál|cuántos|quem|o que|onde|por que|porque|como|quando|qual|qui|que|où|pourquoi|quand|comment|kiyès|kilès|kisa|ki kote|poukisa|kijan|ai|ở đâu|tại sao|who|whose|where|what|why|when|how|which|did|does|is|was|谁|为什么))\b[^\n?]{3,90}[?？])",
    re.IGNORECASE | re.MULTILINE,
)
"""What is asked behind such a text: "Preguntas: 1)", "True or false", "New words:", "2. Onde está a Rita?"."""

_ABOVE, _BEHIND = 900, 1_200
"""Characters before a sentence in which an exercise is headed, and behind it in which its readers are asked."""

_RECORDS = re.compile(
    r"\b(?:meeting|iep|504|incident|eval\w*|assess\w*|progress|case|attendance|behavio\w*|health|nurse|visit|discharge|team|students?|pupils?|weekly|daily|monthly|years?|annual|quarter\w*|term|executive|testing|psych\w*|famil(?:y|ies)|home|phone|calls?|parents?|mom|dad|report|notes?|memo|statement|minutes|log|form|letter|referral|complaint|plan|intake|record|summary of|day|week|fight|happened|lunch|hall(?:way)?|bus|services?|discipline|medical|custody|class|my|our|update|written|prepared|submitted|conference|observation|session|therapy|contact|interview|investigation|bullying|support)\b",
    re.IGNORECASE,
)
"""What stands in the headings of records, and hardly in the title of a book."""

_WORD = r"[\w'’.-]+"
_ON_BOOK = re.compile(
    rf"\A\W*(?P<title>{_WORD}(?: {_WORD}){{1,8}}?)\W{{1,3}}(?:book )?(?:plot |chapter |character |literary )?(?:summary|synopsis|plot|recap|characters?|character list|essay|analysis|theme|reading response|book report|report)\b(?=[ \t]*(?:$|\W|by\b|ch\b|p\d|per\b|period\b))[^\n]{{0,60}}$",
    re.IGNORECASE | re.MULTILINE,
)
_OF_CHAPTER = re.compile(
    r"\A\W*(?:[^\n]{0,40}\W)?(?:ch(?:ap(?:ter)?)?s?\.? ?\d{1,2}(?: ?[-–&] ?\d{1,2})?|(?:part|act|book) (?:\d|one|two|three|i{1,3}))\W{1,3}(?:plot )?(?:summary|recap|synopsis|reading response|reading questions|quiz)[ \t]*(?:$|by\b|[:–—(-])",
    re.IGNORECASE | re.MULTILINE,
)
_PUPIL_S = re.compile(
    rf"\A\W*(?P<title>{_WORD}(?: {_WORD}){{1,8}}?),? by:? {_WORD}(?: {_WORD}){{0,2}}[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_PART = re.compile(
    rf"\A\W*(?P<title>(?:The|An?) {_WORD}(?: {_WORD}){{0,6}}?)[*_\"”]{{0,2}}, (?:part|pt|ch(?:ap(?:ter)?)?s?|pp?|pgs?|act|book|vol(?:ume)?|section)\.? ?(?:\d{{1,3}}|[ivx]{{1,4}}|one|two|three)(?: ?[-–] ?\d{{1,3}})?\b",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"\A\W*(?P<title>(?:The|An?) {_WORD}(?: {_WORD}){{1,7}}?)[*_\"”]{{0,2}}(?::|\n)")
_DISCUSS = re.compile(
    r"(?:^|[.!?]\s+|\n)(?:discuss(?:ion)?|essay|prompt|journal|socratic seminar|respond|debate)\b(?! (?:at|with|in (?:sst|team|meeting)|next steps))",
    re.IGNORECASE,
)
_SMALL = frozenset("a an and as at by for from in is it of on or our the to with".split())

_READ_TOGETHER = re.compile(
    rf"(?:^|[.;]\s)[\W_]{{0,4}}(?:reading|text|novel|book|article|memoir|story|excerpt|read)[\W_]{{1,4}}[\"“*_][^\"”*_\n]{{3,60}}[\"”*_]{{1,2}},? by {_WORD}(?: {_WORD}){{0,2}}",
    re.IGNORECASE | re.MULTILINE,
)
_TAUGHT = re.compile(
    r"(?:^|[.!?]\s+|\n)[\W_]{0,3}(?:vocab\w*|discuss(?:ion)?|essential question|objective|prompt|do now|exit ticket|questions?)\b",
    re.IGNORECASE,
)

_SPEAKER = re.compile(
    r"\b(?<!student )(?:guest speaker|keynote(?: speaker)?|motivational speaker|(?:visiting )?author visit|visiting author|guest author|speaker|presenter|guest)\b[^\n]{0,120}?\b(?:(?:will |to |is coming to )?(?:talk|speak|share|tell|present)(?:s|ing)?|shares? (?:his|her|their) (?:story|journey))\b",
    re.IGNORECASE,
)
"""One who comes to speak of his own life does it for everybody."""

_LEAGUE = re.compile(
    r"\A\W*(?:[\w'’]+ ){0,2}(?:celtics|red sox|bruins|patriots|pats|revolution|lakers|yankees|knicks|mets|giants|dodgers|nba|nfl|mlb|nhl|wnba|mls|fifa|ufc|olympics?|world cup|super bowl) (?:column|recap|beat|review|notes|blog|preview|news|injury report|report|article|opinion|hot takes?)\b",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:in|born|en|em|nació|nasceu|né|née|since|by|until|\()\W{0,2}(?:[A-Z]\w+ )?(?:in |en |em )?1[5-9]\d\d\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"['’]?s? (?:elementary|middle|high|school|k-8|academy|charter|center|street|st\b|ave)", re.IGNORECASE
)
_TOP, _LIFE = 120, 800


def is_of_lesson(text: str, start: int, end: int) -> bool:
    """Whether what stands at text[start:end] is said in an exercise, in what is written on a book, or of a public person."""
    first, last = _sentence(text, start, end)
    said = text[first:last]
    if _OF_RECORD.search(said):
        return False
    if _SPEAKER.search(said) or _is_of_exercise(text, first, last) or _is_topic(text, first, last):
        return True
    if _ME.search(said):
        return False
    if _is_of_time(text):
        return True
    return _is_read(text, first) or (not _names_in_full(said) and _is_on_book(text))


def _is_topic(text: str, first: int, last: int) -> bool:
    """Whether a line is the title of a unit, with nobody's name in it."""
    end = text.find("\n", last)
    line = text[text.rfind("\n", 0, first) + 1 : end if end >= 0 else len(text)]
    title = _TOPIC.fullmatch(line)
    topic = (title["topic"] or title["said"]) if title else ""
    return bool(topic) and not any(word[:1].isupper() and is_first(word) for word in re.findall(r"[\w'’-]+", topic))


def _names_in_full(said: str) -> bool:
    """Whether somebody is named with a surname who is nobody of history or letters."""
    return any(is_first(m["first"]) and figures.last_figure(m.group()) < 0 for m in _FULL_NAME.finditer(said))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(
        *(text.rfind(mark, 0, start) + len(mark) for mark in (". ", "! ", "? ")), text.rfind("\n", 0, start) + 1
    )
    closes = re.compile(r"[.!?](?=\s)|\n|\Z").search(text, max(start, end - 1))
    return first if first <= start else start, closes.start() if closes else len(text)


def _is_of_exercise(text: str, first: int, last: int) -> bool:
    if _names_in_full(text[first:last]):
        return False
    line = text.rfind("\n", 0, first) + 1
    above = max(0, text.rfind("\n", 0, max(0, line - _ABOVE)))
    if any(m.start() <= first for m in _BIDS.finditer(text, above, last)):
        return True
    headed = any(m.start() <= first for m in _HEADED.finditer(text, above, last))
    return headed and _ASKS.search(text, line, last + _BEHIND) is not None


def _is_read(text: str, first: int) -> bool:
    """Whether a sentence stands behind the title and the author of what a lesson reads."""
    above = max(0, first - _ABOVE)
    behind = [m.end() for m in _READ_TOGETHER.finditer(text, above, first)]
    return bool(behind) and "\n\n" not in text[behind[-1] : first] and _TAUGHT.search(text) is not None


@lru_cache(maxsize=8)
def _is_of_time(text: str) -> bool:
    """Whether a paper is a column on those who play in a league, or a list of another time."""
    return _LEAGUE.match(text) is not None or stories.is_of_old(text[:_TOP], (text,))


@lru_cache(maxsize=8)
def _is_on_book(text: str) -> bool:
    """Whether a paper begins as one on a book or on somebody of history does."""
    head = text[:300]
    if _OF_CHAPTER.match(head):
        return True
    if any(_is_title(m) for m in (_ON_BOOK.match(head), _PART.match(head))):
        return True
    if _is_title(_PUPIL_S.match(head)) and not _ME.search(text):
        return True
    if _is_title(_TITLED.match(head)) and _DISCUSS.search(text):
        return True
    at = figures.last_figure(head[:_TOP])
    if _SCHOOL.match(head, max(at, 0)):
        return False
    return (
        at >= 0
        and not generality.names_somebody(_before_figure(head[:at]))
        and _BORN.search(text, 0, _LIFE) is not None
    )


def _before_figure(words: str) -> str:
    """The words without the two that name the figure at their end."""
    return " ".join(words.split()[:-2])


def _is_title(found: re.Match[str] | None) -> bool:
    """Whether a heading begins with a title: some small word in it, no word of records, not the names of people alone."""
    if found is None or _RECORDS.search(found["title"]):
        return False
    words = found["title"].split()
    large = [w for w in words if w.casefold() not in _SMALL]
    return len(large) < len(words) and not all(is_first(w) for w in large)
