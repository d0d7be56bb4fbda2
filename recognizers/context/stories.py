"""Papers that tell a story, or speak of somebody invented: whoever is named in them, nothing is said of a pupil.

Fiction by pupils, plays and reviews, guides to novels, exercises, examples and letters made up. Most marks of a story stand in a school's
mail as well, so it takes two kinds of them. Other papers that are no records are left to the models (`recognizers.genre`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from recognizers.context import drills
from recognizers.naming.gazetteer import PUBLIC_FIGURES, fold

_TITLES = 300
"""Characters at the beginning of a paper that say what it is for."""


def _words(listed: str) -> re.Pattern[str]:
    """The phrases of a list, parted by strokes, as whole words."""
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


_TRIAL = r"(?<!years of )(?<!year of )(?<!captain of )\bmock trial\b(?! (?:team|club|captain|coach))"
_DEBATE = r"debate(?! (?:team|club|captain|coach|champion))"
"""Where no team is meant that somebody is in: "four years of mock trial"."""

_INVENTED = _words(
    r"(?-i:[A-Z]\w+|he|she) (?:is|was) (?:all )?(?:made[- ]?up|invented|fictional|fictitious|not a real (?:person|student|child))|(?:people|students|pupils|children|names|letters|characters|families|cases|persons?) (?:here |below |in \w+ )?(?:are|were) (?:all )?(?:made[- ]?up|invented|fictional|fictitious|imaginary|not real)"
    r"|(?:made[- ]?up|fictional|fictitious|imaginary|invented|hypothetical) (?:students?|pupils?|child|children|names?|people|persons?|famil(?:y|ies)|letters?|cases?|data|records?|examples?)"
    r"|(?:example|sample|model|mentor) (?:essays?|texts?|letters?|paragraphs?|responses?|answers?|forms?|e-?mails?|reports?|ieps?|notes?)|sample\W{1,4}do not (?:submit|copy|use|send)"
    r"|(?:case|training|practice|discussion|sample) (?:examples?|scenarios?|vignettes?)|vignettes?|what would you do|one-act|one act (?=\(|play|comed)|(?:uat|qa|regression|acceptance|smoke) (?:tests?|plan|cases?)|test (?:cases|scripts?|plan:)|questions? (?:is|are|was|were) anonymous|anonymous questions?"
    r"|\((?:sample|example)\)|(?:only|just) an? (?:sample|example|test)|(?:sample|example) only|test of the (?:mail )?merge|training database"
    r"|not (?:a |an )?(?:real|actual) (?:students?|pupils?|child|children|names?|people|famil(?:y|ies)|cases?)|no real (?:students?|pupils?|children|names?|people|famil(?:y|ies))"
    r"|mock (?:meeting|iep|log|case|chart|record)s?|cast of \d|in this script|real (?:child|children|students?|pupils?)(?: names?)? (?:may|must|should|can) (?:not|never)|nobody may use a real|(?:isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t) (?:an? )?(?:real|actual) (?:students?|pupils?|child|children|kids?|names?|person|people|famil(?:y|ies)|cases?)"
    r"|meet [\"“](?-i:[A-Z])\w+[\"”]"
    r"|(?:openapi|swagger)[\"']?\s?: ?[\"']?\d|names? (?:have been |were |are |has been )?changed to protect|any resemblance|advice column|dear abby"
)

_MADE_UP = re.compile(
    r"\b(?:all|any|these|those|the) (?:\w+ ){0,2}(?:persons?|people|names?|students?|pupils?|children|characters|famil(?:y|ies)|facts|individuals|witnesses|data|numbers|dates)(?: (?:and|&|,) \w+)?(?: (?:here(?:in)?|below|named|in (?:this|the|our) \w+))? (?:(?:are|is|were|have been) )?(?:all |entirely |purely |completely )?(?:(?:made[- ]?up|invented|fictional|fictitious|imaginary|fake)\b|not real\b(?! \w))",
    re.IGNORECASE,
)
"""How a paper declares that nobody in it is anybody: "(all persons fictitious)"."""

_HOW_TO = re.compile(
    r"^\W{0,6}(?:subject:\s*)?how to (?:write|word|phrase|read|fill (?:in|out)) (?:an?|the|your|our|it|them|this)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""The title of a paper that says how something is to be put."""

_SAMPLE_DATA = re.compile(
    r"\b(?:(?:dummy|demo|fake|mock) (?:data|rows?|records?|roster|students)|(?:sample|example) (?:data|rows?|records?) only|all (?:rows|data|names|records|entries|students) (?:are )?(?:fake|made[- ]up|fictional|invented)|(?:rows|data|names|records|entries) are (?:all )?(?:fake|made[- ]up|fictional|invented)|for qa only|test ?data,? (?:do not|don['’]t|not to be) (?:load|import|use)|mock (?:log|list|sheet|table|records?)|(?:simulation|role[- ]?play)(?: \w+)? (?:crew|characters?|cards?|file|cast)|character (?:sheets?|chart|cards)|(?:fictional|fictitious|made[- ]up|invented|imaginary) (?:names|students|pupils|people|data|records)|replace before (?:import|use|upload)|delete (?:the|these) (?:sample|example) rows?)\b",
    re.IGNORECASE,
)
"""Titles of tables made up; "sample records" alone may be those of pupils, drawn for an audit."""

_YEAR_OF_OLD = re.compile(
    r"(?<![\w.#/-])(?<!room )(?<!rm )(?<!bus )(?<!no )(?<!code )(?<!unit )(?<!van )(?<!box )(?<!grade )1[6-9]\d\d(?<!19[4-9]\d)(?:s|[-–]\d{2,4})?(?![\w#/-]|\.\d)",
    re.IGNORECASE,
)
_LIST_OF_OLD = re.compile(
    r"\b(?:registers?|census|ledgers?|roll ?books?|enumeration|almshouse|manifests?|passengers?|graves?|cemetery|parish|soldiers?|regiment|ration|petition(?:ers)?|colonial|settlers?|trials?|one[- ]room|district school|apprentices?|indentures?|mill (?:hands|workers|girls)|primary source)\b",
    re.IGNORECASE,
)
_YEAR_SINCE = re.compile(r"(?<!\d)(?:19[4-9]|20\d)\d(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/\d\d(?!\d)")
"""Years in which nobody now at a school was born, and later ones."""

_HEADS_OF_OLD = frozenset(
    "fate regiment soldier soldiers passenger passengers pilgrim colonist settler enslaved".split()
)
_HEADS_OF_BOOK = frozenset(
    {
        "conflict",
        "internal conflict",
        "external conflict",
        "fate",
        "motivation",
        "fatal flaw",
        "symbol",
        "theme",
        "protagonist",
    }
)
_HEADS_OF_RECORD = re.compile(
    r"\b(?:date|grade|gr|teacher|staff|room|rm|hr|homeroom|period|incident|outcome|resolution|mediator|id|dob|parents?|guardian|phone|students?|pupils?|action|school|next steps?|plan|notes?|comments?|counsel\w+|group|status|follow.?up|sasid|lasid)\b",
    re.IGNORECASE,
)
"""Heads of tables on people of another time and on those of a book, and what heads a table of pupils."""

_FIGURES, _FIGURES_AMONG = 2, 0.5
"""People of history in the first column of a table on them at least, and their share in it."""

_SPOKEN_OF = re.compile(
    r"\b(?:(?:case|plan|iep|504|writing|practice) exercises?|novels?|novella|short story|protagonist|narrator|fiction(?:al)?|scene \d|persona|book report|sitcom|main character"
    r"|"
    + _TRIAL
    + r"|word problems?|persona poem|spelling (?:words|sentences)|pedigree|case stud(?:y|ies)|literature circle|drama club presents|cast list|in chapter \d|the author|composite(?! (?:scores?|index|level|was|is|at|of \d)|[,:]? ?\d|,)|invented|imaginary|opera|role[- ]?play|scenario|not a real (?:student|person|child)|simulation|match (?:the|each|these) \w+ (?:with|to)|fill in the blanks?|true or false|multiple[- ]choice"
    r"|circle the (?:correct|right)|(?:sample|role) cards?|each (?:pupil|student|group|player) (?:draws|gets|takes|receives|picks) an? (?:\w+ )?(?:card|role|character|persona|identity)|novel study)\b|\(\d+ (?:pts?|points?)(?: each)?\)",
    re.IGNORECASE,
)
_LIKE_A_STORY = re.compile(
    r"\b(?:the play|plays? (?:the|a)|act (?:i+|\d|one|two|three)|(?:hospital|court|jail|death|last) scene|made[- ]up|spelling (?:list|test)|chapters? (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|read (?:up )?to page \d"
    r"|reading guide|vocabulary|characters?|plot|film|movie|" + _DEBATE + r"|hero|heroine|drama club|audience)\b",
    re.IGNORECASE,
)
"""Words of stories that stand in a school's mail as well: it takes two of them."""


_TELLER = re.compile(r"\b(?:characters?|plot|film|movie|" + _DEBATE + r"|hero|heroine)\b", re.IGNORECASE)
_STORY = tuple(
    re.compile(marks, re.MULTILINE)
    for marks in (
        r"\b[Aa]ct (?:\d|I+\b|[Oo]ne|[Tt]wo|[Tt]hree)\b|\b[Ss]c(?:ene)?\.? (?:\d+|I+\b|one|two|three)\b",
        r"(?i:\b(?:blocking|fight call|blackout|dress rehearsal|off-?stage|playwright|monologue|understud\w+|curtain call|downstage|upstage|stage left|stage right|sound cue|lighting cue|choreograph\w+|fake blood)\b)",
        r"(?i:\b(?:a|an|the|one|young) (?:\w+ )?(?:boy|girl|man|woman|orphan|teen|teenager|prince|princess|knight|wizard|detective|robot|dragon) (?:named|called)\b)",
        r"(?i:\b(?:spring|fall|winter|school|senior|class|middle school|high school) (?:play|musical)\b)",
        r"(?:[A-Z][a-z]+ \([A-Z][a-z]+ [A-Z][\w-]+\)[^()]{0,80}){2}",
        r"(?i:\btickets?\b[^\n]{0,30}\$ ?\d|\$ ?\d+[^\n]{0,20}\bat the door\b)",
        r"(?i:\bonce upon a time\b|\bhappily ever after\b|\bthe end\.?$)",
        r"\b(?:Detective|Inspector|Sir|Lady|King|Queen|Prince|Princess|Wizard|Sheriff|Lord|Count|Baron|Fairy|Dragon|Captain|Agent|Super|Giant|Witch) [A-Z][a-z]+",
        r"\A[^\n]{0,80}\b[Bb]y [A-Z][\w.]+(?: [A-Z][\w.]+)?,? (?:(?:in )?(?:grade|gr\.?|age|aged|room|rm\.?) ?\w|\d\w\w? grade)",
        r"(?<![\w*])[*_][A-Z][^*_\n]{2,50}[*_](?![\w*])",
        r"(?i:\b(?:protagonist|narrator|villain|hero(?:ine)?s?|plot|characters?|climax|sequel|fiction\w*|novel(?:la|ist)?s?|storyteller|storybook|drama club|theat(?:er|re)|musical|the cast|cast list|audience)\b)",
        r"\b[Cc]ast (?:for|of|list|:)|^CAST\b|\b(?:[Rr]oles?|[Uu]nderstudy|[Pp]art of) ?: ",
        r"[,!?.][\"”’'] (?:said|asked|cried|whispered|yelled|shouted|replied|muttered|he said|she said|the \w+ said)\b|\b(?:he|she) (?:said|cried|whispered|muttered), [\"“]",
        r"(?i:\bD&D\b|\bdungeons?\b|\blvl\b|\b\d+ ?hp\b|\b(?:dwarf|elf|orc|goblin|paladin|cleric|sorcerer|bard)s?\b|\bcharacter sheet\b)",
        r"(?i:\b(?:not|n't) (?:a |his |her |their |my )?real\b|\b(?:boy|girl|child|student|kid) (?:you|I|we|she|he) calls?\b|\bpseudonym\b|\bimaginary\b|\bmade[- ]up\b|\binvented\b|\bmake[- ]believe\b|\bpretend(?:s|ing|ed)?\b|\bhypothetical\w*\b|\bscenario\b|\brole[- ]?play\w*\b|\bskit\b)",
        r"(?i:\bState v\.|" + _TRIAL + r"|\bjur(?:y|ors?)\b(?! duty)|\bverdict\b|\bdefendant\b)",
        r"(?i:\(\W?(?:an? |the )?(?:actors?|actress|pseudonym|voice of|puppet|mascot)\W?\)|\bplayed by\b|\bstarring\b|\bportray\w+\b)",
        r"\b(?:Players|Drama Club|Theat(?:er|re)|Thespians) (?:proudly )?presents?\b|[Pp]resents? [\"“]|^[A-Z][\w ,'’]{2,40}(?: ?\.){4,} ?[A-Z]",
        r"(?i:\b(?:ep\.?|episodes?) ?#?\d{1,2}\b|\bs\d{1,2} ?e\d{1,2}\b|\b\d{1,2} seasons?\b(?! ticket)|\bseason (?:\d{1,2}|one|two|three|finale|premiere)\b)",
        r"(?i:\bspoilers?\b|\bcliffhanger\b|\b(?:netflix|hulu|hbo|disney ?\+)\b|\bbing(?:e|ed|ing)[- ]?(?:watch\w*|it|the|all)\b|\b(?:watch(?:ed|ing)?|seen|finished|stream(?:ed|ing)) (?:the (?:show|series|finale|pilot|new (?:one|season|episode))|it (?:last nite|last night|yet)))",
        r"(?i:\b(?:spaceship|aliens?|vampires?|zombies?|monsters?|castle|kingdom|treasure(?! (?:chest|box|prize))|pirates?|unicorns?|magic(?:al)?|curse[sd]?|haunted|ghosts?|murder mystery|superhero\w*|time machine)\b)",
    )
)
_LESSON = tuple(
    re.compile(marks, re.IGNORECASE | re.MULTILINE)
    for marks in (
        r"(?<!logged )(?<!written )(?<!noted )(?<!recorded )(?<!entered )\b(?:in|from) (?:(?:the|this|our|a) book|(?:the |this |our |a )?(?:novel|story|film|movie|tv show|play|musical|poem|myth|fable|fairy tale|comic|graphic novel|memoir|podcast))\b",
        r"\bon page (?:\d+|[a-z]+)\b|\bpages \d+|\bpp?\. ?\d+|\bch(?:apters?|s?\.) ?\d+",
        r"\bvocab(?:ulary)?\b|\b(?:answer|quiz) key\b|\bspelling (?:words?|list|test|sentences?)\b|\bcomprehension questions?\b|\bgraphic organizer\b|\bread[- ]aloud\b|\bworksheet\b|\bsentence starters?\b",
        r"\breview(?:ed)? (?:by|of)\b|\bbook (?:review|report|talk|club|trailer)\b|\bmovie review\b|^\W*review\b",
    )
)
"""Marks of a lesson, which stand in what a teacher leaves for a substitute as well: they count beside one of the others."""


_STRONG_STORY = re.compile(
    r"\A(?:[^\n]{0,80}\n)?\s*(?![^\n]{0,60}\b(?:report|statement|incident|complaint|referral|notes?)\b)(?-i:(?:[A-Z][\w'’]*|of|the|an?|and|in|to|for|on|my|is|was)\s){2,9}\s{0,4}by (?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.'’-]+){0,2},? (?:(?:in )?(?:grade|gr\.?|age|aged) ?\w|\d\w\w? grade|\d{1,2}[A-F]\b)|\b(?:(?:vocab\w*|quiz) (?:\d+ )?key|short story|story contest|writing contest|creative writing|flash fiction|screenplay|radio play|puppet show|readers['’]? theat(?:er|re)|social story|(?:summer|required|suggested) reading:|reading list:|improv(?:isation)? (?:scene|game)|murder mystery|[ée]rase una vez|era uma vez|cuento (?:colectivo|corto|de hadas)|conto (?:coletivo|de fadas)|hab[ií]a una vez|vwala yon fwa|once upon a time|vocabul[aá]rio(?=\s?:)|vocabulaire(?=\s?:)|(?:español|spanish|french|francés|português|portuguese|latin) (?:[1-5]|i{1,3}v?)\b,? (?:capítulo|chapitre|lección|leçon|unidad|unité|chapter)|book review|novel study|(?:reading|discussion|literature|novel|viewing) guide|discussion questions|"
    + _TRIAL
    + r"|april fools?|satire|parody|the onion)\b",
    re.IGNORECASE,
)
_REAL = re.compile(
    r"\b(?:nurse'?s? office|called home|mom called|dad called|parents? (?:called|notified|aware|contacted)|guardian|iep|504|d\.?o\.?b\.?|lasid|sasid|student id|gr(?:ade|\.)? ?\d|rm\.? ?\d|room \d|e-?mailed (?:mom|dad|home))\b",
    re.IGNORECASE,
)
"""What a sentence of a story hardly holds, and one of a record often does."""


_MARKS = (_STRONG_STORY, *_STORY, *_LESSON)
_OVER_LINES = 300
"""Characters from which a mark may begin that goes on in the line below."""


_CASE = re.compile(
    r"\W{0,4}(?:\d{1,2}[.)] )?(?:(?:practice|training|sample|made[- ]?up|invented|fictional|fictitious|imaginary|hypothetical|mini|discussion|table[- ]?top)[ -](?:case|scenario|example|situation|story|vignette|question)s?\b[^\n]{0,30}|(?:case stud(?:y|ies)|scenarios?|vignettes?|role[- ]?plays?|what if|knowledge check|check your understanding|test yourself)(?: ?[#\d]{1,3}| [A-Z])?(?: ?[(:–—-][^\n]{0,40})?"
    r"|[^\n]{0,40}(?:\((?:made[- ]?up|invented|fictional|fictitious|imaginary|hypothetical|not real)(?: (?:case|scenario|story|student|child|example)s?)?\)|\b(?:made[- ]?up|invented|fictional|fictitious|imaginary|hypothetical) (?:case|scenario|story|student|child|example)s?))\W{0,3}",
    re.IGNORECASE,
)
"""A line that heads a case which nobody had: "Practice case (made up)", "Scenario 2"."""

_CASE_LINES, _CASE_LINE = 5, 70
"""Lines over a sentence in which such a heading may stand, and characters of it at most."""

_ASKS_READER = re.compile(
    r"^\W{0,3}(?:what (?:do|would|should|can) you do\b|what(?: is|'s|’s) (?:your|the) (?:first|next) (?:step|move)|what happens (?:first|next)|who (?:do|would|should) you (?:call|tell|ask)|do you (?:file|report|call|treat)|how (?:do|would|should) you (?:respond|react|handle|answer)|(?:next|first) step)[^\n]{0,30}\?",
    re.IGNORECASE | re.MULTILINE,
)
"""What a case ends with that readers are to solve; a letter asks so too, and then its reader is greeted."""

_ASKED_BEHIND = 250
_LETTER = re.compile(
    r"^(?:hi|hello|dear|hey|good (?:morning|afternoon))\b|^from:|^subject:|^sent from\b", re.IGNORECASE | re.MULTILINE
)
_AGED = re.compile(
    r"^\W{0,4}(?:\d{1,2}[.)] )?(?:you (?:are|see|notice|hear)\b|[A-Z][a-z]+,? (?:\(?(?:age[d ]*)?\d{1,2}\)?|an? |who |is |has |says |falls ))",
    re.MULTILINE,
)
"""How such a case begins: a first name alone, and how old she is or what happens: "Sam, 9,", "You are the sub."."""


_QUIZ = re.compile(
    r"\b(?:quiz(?:zes)?|test yourself|true or false|knowledge check|check yourself|scenarios?)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^[ \t]{0,4}\(?(?:\d{1,2}|[a-z])[.)][ \t]+(?P<item>[^\n]+)$", re.MULTILINE | re.IGNORECASE)
_QUESTION = re.compile(r"\?|\b(?:T or F|T ?/ ?F|true or false|yes or no)\b", re.IGNORECASE)
_QUIZ_HEAD, _ITEMS, _ASKING = 150, 4, 0.6
"""Characters at the beginning in which a paper says that it is a quiz, items it has at least, and the share that asks."""


_OF_LESSON = re.compile(
    r"^\W{0,4}(?:(?:unit|lesson|module|chapter) \d{1,2}(?: ?[:.–—-] ?[^\n]{3,60})?[ \t]*$|(?:vocab(?:ulary)?|spelling|grammar|health|nutrition|biology|science|math(?:s|ematics)?|social studies|reading) (?:quiz|test|worksheet|warm-?up|problems?|exit ticket)\b|word problems?\b|warm-?up\b|exit ticket\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line near the beginning that heads a lesson, or what is given out in one."""

_PROBLEM = re.compile(
    r"(?:\d{1,2}[.)] )?[A-Z][a-z]+ (?:has|had|is|was|takes|took|gets|got|needs|uses|weighs|eats|ate|lives|feels)\b"
)
"""How a problem begins: a first name alone, and what is the matter with her."""

_ASKS_LESSON = re.compile(
    r"[.!;)\s]{0,3}(?:how (?:many|much|long|far|often|fast)|what (?:does|do|is|are|would|will|percent\w*|part)|why (?:does|do|is|are|might|would)|calculate|circle|underline)\b[^\n?]{3,90}[?.]",
    re.IGNORECASE,
)
_NO_LESSON = re.compile(
    r"\b(?:come back|back to school|return|make[- ]?up|parents?|mom|dad|nurse|office|principal|meeting|sub|accomm\w*|plan|seat|i|we|you)\b",
    re.IGNORECASE,
)


def is_problem(text: str, start: int, end: int) -> bool:
    """Whether a sentence on somebody with a first name alone is one of a lesson, for a question on it stands right behind."""
    if _OF_LESSON.search(text, 0, _TITLES) is None or not text[:start].strip():
        return False
    start += len(text[start:end]) - len(text[start:end].lstrip())
    begin = max(text.rfind(mark, 0, start) + len(mark) for mark in (". ", "? ", "! ", ": ", "\n"))
    closes = next(
        (i for i in range(max(end - 1, 0), min(len(text), end + _ASKED_BEHIND)) if text[i] in ".!?\n"), len(text)
    )
    asked = _ASKS_LESSON.match(text, closes)
    problem = _PROBLEM.match(text, begin) is not None and begin <= start
    return problem and asked is not None and _NO_LESSON.search(asked.group()) is None


def is_case(text: str, start: int, end: int) -> bool:
    """Whether a sentence stands under the heading of a case made up, in a quiz, or in one that asks its readers what they would do."""
    if is_of_quiz(text, start) or is_problem(text, start, end) or drills.is_of_drill(text, start, end):
        return True
    above = text[max(0, start - 600) : start].split("\n")[-_CASE_LINES - 1 :]
    if any(len(line) <= _CASE_LINE and _CASE.fullmatch(line) for line in above):
        return True
    asked = _ASKS_READER.search(text, end, min(len(text), end + _ASKED_BEHIND))
    first = text.rfind("\n", 0, start) + 1
    return asked is not None and _AGED.match(text, first) is not None and _LETTER.search(text[:start]) is None


def is_of_quiz(text: str, start: int) -> bool:
    """Whether a sentence stands in an item of a quiz, most of whose items ask something."""
    if not _QUIZ.search(text, 0, _QUIZ_HEAD):
        return False
    items = list(_ITEM.finditer(text))
    asking = sum(_QUESTION.search(found["item"]) is not None for found in items)
    return (
        len(items) >= _ITEMS
        and asking >= _ASKING * len(items)
        and any(found.start() <= start < found.end() for found in items)
    )


@lru_cache(maxsize=8)
def is_invented(head: str) -> bool:
    """Whether a paper that begins so says itself that its people are made up, or that it only shows how."""
    told = _INVENTED.search(head, 0, _TITLES) or _HOW_TO.search(head, 0, _TITLES // 2)
    return told is not None or declares_invented(head)


@lru_cache(maxsize=8)
def declares_invented(head: str) -> bool:
    """Whether a paper that begins so declares that all its people are made up: then what is given of them, too."""
    return _MADE_UP.search(head, 0, _TITLES) is not None


def is_sample(title: str) -> bool:
    """Whether what stands over the header of a table says that its rows are made up."""
    return _SAMPLE_DATA.search(title.replace("_", " ")) is not None


def is_of_old(title: str, cells: Iterable[str]) -> bool:
    """Whether a table is of people of another time: its title has a year of then and a word for such lists, its rows no year since."""
    return (
        _YEAR_OF_OLD.search(title) is not None
        and _LIST_OF_OLD.search(title) is not None
        and not any(map(_YEAR_SINCE.search, (title, *cells)))
    )


def is_on_book(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first rows of a table are of those of a book, or of people of another time: by its heads, and by who stands first."""
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if any(map(_HEADS_OF_RECORD.search, heads)):
        return False
    first = [row[0].strip() for row in rows[1:] if row and row[0].strip()]
    cells = [cell for row in rows[1:] for cell in row]
    if _HEADS_OF_OLD.intersection(heads) and any(map(_YEAR_OF_OLD.search, cells)):
        return not any(map(_YEAR_SINCE.search, cells))
    if _HEADS_OF_BOOK.intersection(heads) and not any(map(_YEAR_SINCE.search, cells)):
        return bool(first) and all(len(name.split()) == 1 or name.startswith("The ") for name in first)
    known = sum(fold(name) in PUBLIC_FIGURES for name in first)
    return known >= _FIGURES and known >= _FIGURES_AMONG * len(first)


def speaks_of_story(around: str, sentence: str) -> bool:
    """Whether a sentence, or what stands around it, speaks of a story or an exercise."""
    like = len({m.lower() for m in _LIKE_A_STORY.findall(around)}) > 1
    return like or bool(_SPOKEN_OF.search(around) or _TELLER.search(sentence))


def tells_story(head: str, line: str, sentence: str) -> bool:
    """Whether a paper that begins so, with a line in it, is a story, and its sentence none of a record."""
    return is_story(head, line) and not _REAL.search(sentence)


def is_story(head: str, line: str) -> bool:
    """Whether the beginning of a paper, with a line under it, bears the marks of a story, a play or a review.

    These are one that is sure, or two kinds of others. The beginning is looked through once for all lines.
    """
    text, start = f"{head}\n{line}", max(0, len(head) - _OVER_LINES)
    known = _marks(head)
    strong, *marks = (there or bool(mark.search(text, start)) for there, mark in zip(known, _MARKS, strict=True))
    stories, lessons = marks[: len(_STORY)], marks[len(_STORY) :]
    return strong or sum(stories) > 1 or (sum(stories) == 1 and any(lessons))


@lru_cache(maxsize=8)
def _marks(text: str) -> tuple[bool, ...]:
    return tuple(bool(mark.search(text)) for mark in _MARKS)
