"""What takes a word out of the personal and into the general: policy, lessons, novels, adverts, people at large.

A sentence that names somebody before the word ("Kiara came in wheezing, said the nurse") is about that one, whatever
other people stand in it; one that only speaks of students, of anyone, of whoever it concerns is about nobody. Signs are
hard (never a statement) or soft: then the statement counts only with its person on the same line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from recognizers import notices, papers
from recognizers.gazetteer import is_first, is_last, is_ordinary

CUE = re.compile(
    r"\b(?:has|have|had|having|takes?|taking|took|uses?|using|carries|carry|carrying|requires?|needs?|wears?|gets?|given|gave|got"
    r"|diagnos\w+|history of|hx of|dx|suffers?|is on|was on|on file|severe|severely|life[- ]threatening|chronic|treated for|due to|follow[- ]?up (?:of|for)|sustained|recovering from|suffered|symptoms of|evaluated for|c/o|complain\w* of|seen for|sent home|in for|out (?:with|for)"
    r"|her|his|their|my (?:son|daughter|child)|him|she|he|tiene|toma|usa|sufre|es|tem|usa|sofre|gen|li)\b",
    re.IGNORECASE,
)
_PLURALS = (
    r"students|pupils|children|kids|parents|guardians|families|people|persons|anyone|anybody|someone|somebody|everyone|everybody"
    r"|those|individuals|athletes|players|campers|staff|employees|teachers|nurses|patients|victims|schools|districts|classrooms|adults|teens|teenagers|youth"
    r"|americans|community|participants|applicants|candidates|volunteers|members|workers|residents|citizens|survivors|learners|educators|women|men|girls|boys"
    r"|(?:two|three|four|five|six|several|\d+) gr(?:ade)?\.? \d|estudiantes|alumnos|niños|familias|padres|alunos|crianças|famílias|pais|paran|timoun|pitit ou"
)
_SINGULARS = r"student|pupil|child|kid|parent|guardian|family|person|individual|athlete|employee|teacher|nurse|patient|victim|school|district|adult|teen|participant|applicant|volunteer|learner"
_MANY = re.compile(rf"\b(?:{_PLURALS})\b", re.IGNORECASE)
_ANY_ONE = re.compile(
    rf"\b(?:any|each|every|no|which|your|whichever|a|an|the|all|such|one|another|some)\s+(?:\w+\s)?(?:{_SINGULARS})(?:'s)?\b",
    re.IGNORECASE,
)
_IS_ONE = re.compile(r"\b(?:is|was|remains|being|as)\s$", re.IGNORECASE)
"""What stands before "a student" where it is somebody just named."""

_SPOKE_TO = r"(?:told|asked|e-?mailed|texted|messaged|called|saw|met|(?:spoke|talked) (?:to|with)|confided in|disclosed to|opened up to|reported to|wrote to)"
_TOLD = re.compile(rf"\b{_SPOKE_TO}\s$", re.IGNORECASE)
"""What stands before somebody whom the person named spoke to: "told the art teacher about"."""

_DISCLOSED = re.compile(rf"(?-i:[A-Z][\w'’-]+ [A-Z][\w'’-]+) {_SPOKE_TO}\b[^.;!?\n]{{0,50}}$", re.IGNORECASE)
"""Somebody named tells somebody else: what about is no subject of a lesson."""

_PROVIDERS = re.compile(r"staff|employees|teachers?|nurses?|schools?|districts?|educators|members", re.IGNORECASE)
_CERTAIN_ONE = re.compile(r"\b(?<!or )(?<!/)(?:his|her|him)\b(?! or |/)", re.IGNORECASE)
"""What is done for one: "teachers are to follow her plan" speaks of many and is about one."""

_ATTACHED = re.compile(
    r"\s+(?:with|who|whose|that|having|suffering|experiencing|diagnosed|affected|living|receiving|eligible|placed|enrolled|identified|may|must|shall|should|can|will|about|in|on|under|from)\b",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(r"\b[A-Z][\w-]+['’]s?\s(?:\w+\s)?$")
"""What stands before the parents of somebody named."""

_OWN_PEOPLE = re.compile(
    r"\b(?:my|our|her|his|their|both|these|those two|(?:the )?(?:two|three|four)|other)\s+(?:\w+\s)?$", re.IGNORECASE
)
"""What stands before "parents" or "kids" when it means certain ones."""

_DID = re.compile(
    r"\s+(?:(?:have |has |had |are |were |both |just |already )?(?:signed|said|asked|called|agreed|refused|rejected|consented|told|want|wanted|met|came|reported|requested|declined|split|separated|divorced))\b",
    re.IGNORECASE,
)
"""What stands behind "parents" when it means certain ones."""

_DEFINITE = re.compile(r"^(?:the|a|an|one|another)\b", re.IGNORECASE)
_YOURS = re.compile(r"your\s(?:\w+\s)?(?:child|student)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"^(?:\s\w+){0,2}\s(?:is|was|has been|had|missed|owes|received|did|scored|scores|tested|needs|reads|is reading|performed|earned|failed)\b",
    re.IGNORECASE,
)
"""What stands behind "your child" in a letter about one child."""

_ANY_OF_THEM = re.compile(r"\b(?:all|any|your|both|most|some|other|many|if|when|no)\s+$", re.IGNORECASE)
_AS_A_RULE = re.compile(r"\s*(?:may|must|shall|should|can|will|who|placed|living) (?!not|only)", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:he|she|him|his|her|hers|himself|herself|my (?:\w+ )?(?:son|daughter|child|kid|grand\w+|boy|girl|nephew|niece|brother|sister)|our (?:son|daughter|child|boy|girl)|(?:this|that) (?:student|child|boy|girl|young (?:man|woman)|kiddo)"
    r"|this (?:is|was|would be|makes)|stu(?:dent)? #|ella|ele|ela|mi hij[oa]|meu filho|minha filha|pitit (?:mwen|nou))\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<![\w@.])[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]+(?:-[\w'’]+)?")
_CURRICULUM = re.compile(
    r"\b(?:curriculum|vocabulary|standards?|objectives?|workshop|training|webinar"
    r"|seminar|certification|poster|campaign|awareness|fundraiser|walk for|article|news|study|studies|research|statistics?|percent"
    r"|policy|policies|procedures?|\d+ (?:of|out of) (?:the )?\d+ (?!days|classes|periods|times|points|questions|problems|words)|\d+ (?:students|pupils|children|kids|cases|allergies|visits|inhalers)|handbook|regulations?|guidelines?|statute|chapter \d+|m\.?g\.?l|cmr|cfr|u\.?s\.?c"
    r"|(?:is|are) (?:very |more |quite )?(?:common|rising|on the rise|widespread|rare)|prevalence|among (?:children|students|teens|adults)"
    r"|qty|quantity|unit price|invoice|catalog(?:ue)?|(?:box|pack|case) of|(?:auto-?injectors?|epi-?pens?) trainers?|vendor|\d+(?:-\d+)+\s+[a-z]\w+(?= auto| for )"
    r"|(?<!her )(?<!his )(?<!their )(?<!my )(?<!new )(?<!second )job|position|posting|qualifications?|applicants?|menu|recipe|contains|ingredients|allergens?|kitchen|video|film|movie|documentary|club|drive)\b|\d ?%(?= (?:of (?!the time|his|her)|were|are|have|had|met|meet))",
    re.IGNORECASE,
)
_PRICE = re.compile(r"\$\s?\d")
_LESSON = re.compile(
    r"(?:\b(?:before|during|after|in|for|missed) (?:the|his|her|my|a) (?:\w+ )?)?\b(?<!psychiatric )(?<!psych )(?<!care )(?<!inpatient )(?<!locked )(?<!adolescent )(?<!FM )(?P<word>unit|lesson|chapter|worksheet|quiz|homework|textbook|novel|course)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"(?:\b(?:born|b\.|in|since|from|until|by|during|before|after|of|circa|around|early|late|c\.|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\s|[(–-]|, )"
    r"(?:1[0-8]\d\d|19[0-6]\d)\b(?!-\d|\d)|\bcentury\b|\bworld war\b|\bcivil rights\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s*(?:&|and)\s*(?!(?:the|a|an|his|her|their|our|my)\b)[\w-]+)?\s+(?:families|students|pupils|children|kids|youth|people|patients|programs?|groups?(?! (?:chat|text))|classrooms?|awareness|polic(?:y|ies)|training|liaison|coordinator|specialist|rooms?|general|qs?|questions"
    r"|teachers?|wanted|needed|position|clinic|workshops?|webinars?|seminars?|speakers?|presentations?|research|statutes?|laws?|lawyers?|attorneys?|officers?|advocates?|walk|fundrais\w+|foundation|association|society|alliance|network|first aid|prevention|education|safety|basics|101|drill|trainer|administration|requirements?|forms?)\b(?!'s| (?:says|called|met))",
    re.IGNORECASE,
)
"""What makes a term in front of it a matter of many: "doubled-up families", "autism program", "asthma walk"."""

_OPEN_END = re.compile(r"\b(?:the|his|her|their|my|our|a|an|with|of|in|and|two|three)\Z", re.IGNORECASE)
"""How a term ends that reaches into what stands behind it: "arrested for OUI with the" kids in the car."""

_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}) (?:\w+ )?(?:evaluations|re-?evals|evals|ieps|504s|initials|placements|caseloads)\b",
    re.IGNORECASE,
)
"""How much of something there is in a school: said of nobody where nobody is named before."""

_COUNT = re.compile(
    r"(?:^|[,;:(–-]\s*|\b(?:and|but|while|which|whom|them|absent:|[a-z]+ly)\s+)(?:about |over |only |another |nearly )?\d{1,4}(?:\.\d+)?(?: of \d+)? ?%?\s+(?:\w+ly )?(?:(?:were|are|have|had|received?|got)\s)?(?:\w+ )?$",
    re.IGNORECASE,
)
"""A bare number as the subject of what is said: "31 were referred, 19 found eligible"."""

_COUNTABLE = re.compile(
    r"(?:were |are |been )?(?:\w+ly )?(?:referred|found|eligible|suspended|absent|arrested|expelled|evaluated|identified|exited|homeless|chronically)\b",
    re.IGNORECASE,
)

_FOR_ALL = re.compile(
    rf"(?:\s+\w+){{0,3}}\s+(?:for|to|of) (?:everyone|everybody|anyone|whoever|all (?:of (?:the|our|them) )?(?:\w+ )?(?:{_PLURALS}|grades|staff))\b",
    re.IGNORECASE,
)
"""What makes a term in front of it one of everybody: "alert shows for everyone"."""

_PETS = re.compile(
    r"\b(?:dogs?|cats?|pupp(?:y|ies)|kittens?|hamsters?|guinea pigs?|horses?|pony|rabbits?|bunny|pets?|birds?|turtles?|gerbils?|goldfish|iguana)(?:'s|’s)?\s(?:\w+\s)?(?:has|had|is|was|got|gets|needs?|takes|died|passed|broke|ate)\b[^,;]*$",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(?:order(?:ed|ing)|purchas(?:ed|ing)|donat(?:ed|ing)|restock\w*|stock(?:ed|ing)|deliver(?:ed|ing)|install(?:ed|ing)|(?:low|short) on|running out of|repair(?:ed|ing)|fix(?:ed|ing)) (?:(?:the|an?|new|more|another|some|our|extra|\d+|two|three) (?:\w+ ){0,3})?$",
    re.IGNORECASE,
)
"""What is done to things that a school has, not a pupil."""

_TO_BUY = re.compile(
    r"\b(?:order|re-?order|buy|purchase|restock|quote|vendor|shipment|inventory|out of stock|copies of|boxes? of|cases? of)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:talk\w*|sp(?:eak|oke|eech)\w*|present\w*|project\w*|reports?|essays?|papers?|research\w*|lesson|unit|poster|podcast|articles?|books?|documentary|stud(?:y|ied|ies)|learn\w*|taught|teach\w*|read|wrote|discuss\w*|debate\w*|raised?|raising"
    r"|donat\w+|awareness|tips|facts|information|resources|funds?|cure|fight|lecture\w*|keynote|panel|workshop|questions?|experts?|quiz|test|speaker|volunteer\w*|fundrais\w+|collect\w*)\s+(?:[\w$,.]+\s){0,3}?(?:on|about|for|of|regarding|against|with)\s+(?:the\s)?(?:[\w-]+\s){0,3}$"
    r"|\b(?:overs(?:aw|ees?)|leads?|led|directs?|directed|heads?|headed|chairs?|supervis\w+|coordinat\w+|director of|head of|chair of|dean of|coordinator of|(?:department|office|bureau) of|in charge of|responsible for)\s+(?:\w+\s){0,3}$"
    r"|\b(?:teach(?:es|ing)?|taught|major(?:s|ed|ing) in|degree in|certified in|licen[sc]ed in|trained in|works in|worked in|career in|research(?:es|er)? (?:on|in)?)\s+$",
    re.IGNORECASE,
)
_HIS = re.compile(r"\b(?:his|her|their|my|our|its|[A-Z]\w+['’]s?)\s(?:\w+\s){0,2}$")
_WHOEVER = re.compile(
    r"\b(?:regardless of|whatever|without regard to|on the basis of|irrespective of|based on|because of (?:race|sex|color)|one of us|some of us|some (?:have|are|may)"
    r"|quem|quien(?:es)?|hay que|se (?:debe|puede)|todos|cualquier\w*|si (?:su|tu|el|la)|se (?:o|a|seu|sua)|which of|how many|what is|whether or not|cases? of)\b",
    re.IGNORECASE,
)
_FAMOUS = re.compile(
    r"\b(?:famous|celebrated|well-known|celebrity|celebrities with|historical|legendary) (?:\w+ ){0,2}$", re.IGNORECASE
)
_STANDS_FOR = re.compile(r"\s*(?:\([^)\n]{0,20}\) ?)?= (?:an? |the )?[a-z]")
"""What stands behind a term that a notice explains: "Foster child = household of one"."""

_HIS_TOPIC = re.compile(
    r"['’]s (?:\w+ )?(?:poster|project|essay|presentation|speech|podcast|article|slides|diorama|book report) (?:about|on) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\bwhat (?:an? )?$", re.IGNORECASE)
_MEANS = re.compile(r"\s(?:means?|is|are|was|stands for)\b", re.IGNORECASE)
_TASK = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?(?:define|explain|describe|discuss|compare|list)\b", re.IGNORECASE)
"""How the sentence of a task begins."""

_STORY = re.compile(
    r"\b(?:novels?|novella|short story|protagonist|narrator|fiction(?:al)?|scene \d|persona|book report|sitcom|main character"
    r"|mock trial|word problems?|persona poem|spelling (?:words|sentences)|pedigree|case stud(?:y|ies)|literature circle|drama club presents|cast list|in chapter \d|the author|composite|invented|imaginary|opera|role[- ]?play|scenario|not a real (?:student|person|child)|simulation|match (?:the|each|these) \w+ (?:with|to)|fill in the blanks?|true or false|multiple[- ]choice"
    r"|circle the (?:correct|right)|(?:sample|role) cards?|each (?:pupil|student|group|player) (?:draws|gets|takes|receives|picks) an? (?:\w+ )?(?:card|role|character|persona|identity)|novel study)\b|\(\d+ (?:pts?|points?)(?: each)?\)",
    re.IGNORECASE,
)
_LIKE_A_STORY = re.compile(
    r"\b(?:the play|plays? (?:the|a)|act (?:i+|\d|one|two|three)|(?:hospital|court|jail|death|last) scene|made[- ]up|spelling (?:list|test)|chapters? \d"
    r"|reading guide|vocabulary|characters?|plot|film|movie|debate|hero|heroine|drama club|audience)\b",
    re.IGNORECASE,
)
"""Words of stories that stand in a school's mail as well: it takes two of them."""

_EXERCISE = re.compile(r"^[ \t]*(?:\d{1,2}|[a-eA-E])[.)]\s(?:[^\n]*(?:\?|_{4}|\ba\)[^\n]*\bb\))|T/F\b)", re.MULTILINE)
_IN_A_BOOK = re.compile(
    r"(?:^|[.!?:]\s|\n)\W*in (?:the|this|our|her|his|my|a) (?:\w+ )?(?:book|story|novel|movie|film|play|poem|memoir|tale|cartoon)\b[^,;.\n]{0,30},[^.!?\n]*$",
    re.IGNORECASE,
)
"""How a sentence begins that retells a book, up to a term; it may go on behind a semicolon."""

_NOTICE = re.compile(
    r"\b(?:apply|applicants?|hiring|per hour|/hr|an hour|salary|vacanc(?:y|ies)|opening|posting|résumé|resume|substitutes?|wanted|must (?:know|have|hold)|mornings only|agenda|call to order|motion|seconded|minutes of|contact [A-Z]"
    r"|acceptable use|users? (?:may|must|shall|will|are)|shall (?:be|not)|prohibited|district reserves|protocols?|guidelines|in accordance with|pursuant to|does not discriminate|nondiscrimination|se busca|solicit(?:ar|ud)|vaga)\b",
    re.IGNORECASE,
)
_PUBLIC_PAPER = re.compile(
    r"\b(?:school committee|select ?board|board of (?:education|directors|selectmen)|town meeting|minutes|call(?:ed)? to order|agenda|motion|seconded|first reading|second reading|handbook|policy (?:manual|number|code)|file: [a-z]{2,5}\b|job (?:posting|description)|vacancy|help wanted"
    r"|newsletter|press release|public hearing|warrant article|budget (?:hearing|season|book)|executive session|course (?:catalog|description|outline)|syllabus|lesson plans?|study guide|vocabulary list)\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    r"\b(?:test (?:data|import|record|row|file|student)s?|sample (?:data|record|file|student)s?|dummy|fake(?! (?:\w+ )?(?:account|id|page|profile|instagram|snapchat|tiktok|note|gun|pass|name))|for (?:demonstration|testing|training) (?:only|purposes)|fictitious|mock data|placeholder)\b|\(example\)|\bfor example\b|\bexample:",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"[ \t]*(?:alter (?:table|type)|create (?:table|type|index|view|or replace)|comment on (?:column|table)|drop (?:table|column)|grant \w+ on|update \w*(?:lookup|ref_|codes?|types?|labels?|config|settings?)\w* set)\b",
    re.IGNORECASE,
)
"""How a line of SQL begins that says what a table is to hold, and holds nothing of anybody."""

_TITLE_LINE = re.compile(
    r"\s*(?:[A-Z0-9][\w'’/&.-]*\s+|(?:of|and|for|the|to|in|a)\s+){0,7}(?:Reports?|Sheets?|Plans?|Forms?|Lists?|Notes|Meetings?|Agenda|Logs?|Letters?|Polic(?:y|ies)|Records?|Summary|Team|Office|Department|Guide|Checklist|Information|Services|Program|Procedures?|Request|Release|Notice|Dates?|Review|Update)\s*:?\s*"
)
"""A heading, which says what the page is and nothing of anybody."""

_IF_ANY = re.compile(
    rf"^\W*(?:if|when|whenever|should|in case|unless|suppose|once) (?:a|an|any|another|one of (?:your|our|the)) (?:\w+ )?(?:{_SINGULARS}|students|children)\b",
    re.IGNORECASE,
)
"""How a sentence begins that is about any pupil, whatever "she" stands in it."""

_QUOTE = re.compile(r"[\"“”«»]")
_LONGEST_QUOTE = 90
"""Characters behind an opening quotation mark that are somebody's words; what is quoted at length is a whole message."""

_QUOTES_ONE = re.compile(
    r"\b(?:said|says|saying|told \w+|tells \w+|stated|states|reported|reports|disclosed|wrote|writes|texted|posted|screamed|yelled|whispered|replied|answered)(?: that| to \w+)?[,:]? ?[\"“«][^\"”»]*$",
    re.IGNORECASE,
)
"""What stands before the words of somebody who was named: a child's disclosure is told as the child told it."""

_VALUE_OF_KEY = re.compile(r"[\"'][\w .-]{1,40}[\"']\s*:\s*[\"'][^\"']*$")
"""What stands before a value of JSON, whose quotation marks quote nobody."""

_HYPOTHETICAL = re.compile(
    r"\b(?:if|when|whenever|should|in case|in the event|unless|whether|would|could|suppose|imagine|si|se(?= (?:os?|as?|seu|sua|um|uma|algum\w*|você|vocês|ele|ela|meu|minha)\b)|cuando|quando|caso)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:if|when|whenever|should|unless|does|do) (?:you|your|anyone|someone|anybody|a|an|any|they|one)\b",
    re.IGNORECASE,
)


class Sign(NamedTuple):
    """Why a term says nothing of anybody; a soft sign leaves it standing beside its person."""

    says: str
    soft: bool


class Place(NamedTuple):
    """A term in its sentence: spans of characters in the text. `head` is how the whole paper begins."""

    text: str
    start: int
    end: int
    term_start: int
    term_end: int
    head: str

    @property
    def before(self) -> str:
        """The sentence up to the term."""
        return self.text[self.start : self.term_start]

    @property
    def after(self) -> str:
        """The sentence behind the term."""
        return self.text[self.term_end : self.end]

    @property
    def sentence(self) -> str:
        """All of it."""
        return self.text[self.start : self.end]


_TELLER = re.compile(r"\b(?:characters?|plot|film|movie|debate|hero|heroine)\b", re.IGNORECASE)
_EITHER = re.compile(r"\bor (?:\w+ ){0,2}$", re.IGNORECASE)
_BOOK = re.compile(r"\b(?<!pecs )(?<!communication )(?<!picture )(?:books?|scenes?)\b", re.IGNORECASE)


def _is_lesson(sentence: str) -> bool:
    """Whether the sentence speaks of what is taught; "before the quiz" only tells when something was."""
    return any(m.start() == m.start("word") for m in _LESSON.finditer(sentence))


def _is_like_a_story(text: str) -> bool:
    return len({m.lower() for m in _LIKE_A_STORY.findall(text)}) > 1


HEAD = 1_500
"""Characters at the beginning of a text that tell what kind of paper it is."""


def _line_end(place: Place) -> int:
    found = place.text.find("\n", place.term_end)
    return found if found >= 0 else len(place.text)


def _last_somebody(words: str) -> int:
    """Where the last person named or referred to in the words stands, -1 if nobody does."""
    return max(_last_named(words), *(m.start() for m in _ONE.finditer(words)), -1)


def _last_named(words: str) -> int:
    """Where the last name in the words stands, -1 if there is none."""
    last = -1
    tokens = list(_CAPITALISED.finditer(words))
    for i, token in enumerate(tokens):
        word = token.group().split("'")[0].split("’")[0]
        follows = tokens[i + 1] if i + 1 < len(tokens) else None
        paired = follows is not None and words[token.end() : follows.start()] in {" ", ", "}
        known = is_first(word) or (
            paired
            and follows is not None
            and not is_ordinary(word)
            and (is_last(follows.group()) or not is_ordinary(follows.group()))
        )
        if known:
            last = max(last, token.start())
    return last


def names_somebody(words: str) -> bool:
    """Whether a name stands in the words."""
    return _last_named(words) >= 0


def general(
    place: Place, context: str, lessons: bool, prices: bool, participants: re.Pattern[str] | None
) -> Sign | None:
    """The sign that the term is said of nobody in particular, or None. `context` is the heading above.

    `lessons` and `prices` say whether words of the classroom and sums count as such a sign; `participants` are people whom statements of
    this kind always name, and who make none of them general.
    """
    before, after, sentence = place.before, place.after, place.sentence
    somebody = _last_somebody(before)
    line_start = place.text.rfind("\n", 0, place.start) + 1
    around = place.head[:80] + " " + place.text[max(0, place.start - 400) : place.end + 200]
    taught = bool(
        _CURRICULUM.search(sentence)
        or (lessons and _is_lesson(sentence))
        or (prices and _PRICE.search(place.text[line_start : _line_end(place)]))
    )
    if context and not taught:
        taught = bool(_CURRICULUM.search(context)) and not CUE.search(sentence)
    said = place.text[max(line_start, place.term_start - _LONGEST_QUOTE) : place.term_start]
    quoted = (
        not _VALUE_OF_KEY.search(place.text[line_start : place.term_start])
        and len(_QUOTE.findall(place.text[line_start : place.term_start])) % 2
        and _QUOTE.search(said)
        and _QUOTE.search(place.text, place.term_end, place.term_end + 120)
    )
    hard = (
        (_HISTORY.search(place.text[max(line_start, place.term_start - 200) : place.end]), "speaks of history"),
        (_TITLE_LINE.fullmatch(place.text[line_start : _line_end(place)]), "is a heading"),
        (_DEFINES.match(place.text, line_start), "defines a table"),
        (_SAMPLE.search(place.text[line_start : place.end]), "stands in a sample"),
        (_IN_A_BOOK.search(place.text[line_start : place.term_start]), "tells what a book says"),
        (
            _STORY.search(around) or _TELLER.search(sentence) or _is_like_a_story(around),
            "speaks of a story or an exercise",
        ),
        (len(_EXERCISE.findall(around)) > 1, "stands among the questions of an exercise"),
        (
            _of_many(
                before[-80:],
                place.text[place.term_start : place.term_end],
                (somebody >= 0 and len(before) - somebody < 80) or _follows_somebody(after),
                participants,
            ),
            "said of people in general",
        ),
        (
            (_BEHIND.match(after) and not _OPEN_END.search(place.text, place.term_start, place.term_end))
            or _FOR_ALL.match(after),
            "said of people in general",
        ),
        (_PETS.search(before[-60:] + place.text[place.term_start : place.term_end]), "said of an animal"),
        (
            (_STOCK.search(before[-60:]) or (somebody < 0 and _TO_BUY.search(before))) and not _HIS.search(before),
            "speaks of what the school has",
        ),
        (
            _TOPIC.search(before[-70:]) and not _HIS.search(before) and not _DISCLOSED.search(before),
            "the subject of a talk, a lesson or a gift",
        ),
        (
            somebody < 0
            and (
                _COUNTED.search(before[-25:] + place.text[place.term_start : place.term_end])
                or (
                    _COUNT.search(before)
                    and _COUNTABLE.match(place.text, place.term_start)
                    and not _follows_somebody(after)
                )
            ),
            "counts cases",
        ),
        (_WHOEVER.search(before[-60:]), "said of whomever it concerns"),
        (_FAMOUS.search(before[-40:]), "speaks of people whom the public knows"),
        (_STANDS_FOR.match(after) and somebody < 0, "says what a word means"),
        (_HIS_TOPIC.search(before), "the subject of somebody's work"),
        (_WHAT.search(before) and _MEANS.match(after), "asks what a word means"),
        (_TASK.match(before) and somebody < 0, "the task of an exercise"),
        (quoted and not (somebody >= 0 and _QUOTES_ONE.search(said)), "stands in quotation marks"),
        (_ADDRESS.search(before[-60:]), "speaks to the reader"),
        (_IF_ANY.search(before) and _last_named(before) < 0, "speaks of whomever it may concern"),
    )
    for sign, says in hard:
        if sign:
            return Sign(says, False)
    line = place.text[line_start : max(place.end, _line_end(place))]
    if paper := papers.kind(place.head, place.text, place.start, place.end, line):
        return Sign(paper, False)
    soft = (
        (_LIKE_A_STORY.search(sentence) or _BOOK.search(sentence), "may speak of a story or an exercise"),
        (taught, "reads as teaching, policy, a notice or a number"),
        (len(set(map(str.lower, _NOTICE.findall(around)))) > 1, "reads as an advert, an agenda or a notice"),
        (
            len(set(map(str.lower, _PUBLIC_PAPER.findall(place.head)))) > 1,
            "stands in minutes, a policy or a syllabus",
        ),
        (sentence.rstrip().endswith("?") and not CUE.search(before[-45:]), "a question"),
        (_HYPOTHETICAL.search(before[-60:]), "a possible case"),
        (_EITHER.search(before[-40:]) and not CUE.search(before), "one case among several"),
    )
    found = next((says for sign, says in soft if sign), None) or notices.of_many(place.head)
    if found is None:
        return None
    return Sign(found, somebody >= 0 or found == "a possible case")


_ASKED = re.compile(r"\b(?:contact|see|call|e-?mail|reach|ask|by|from|to|with)\s+(?:[A-Z]\w+\.?\s+)?$")


def _follows_somebody(after: str) -> bool:
    """Whether the sentence goes on to name whom it is about, not whom to ask."""
    last = _last_somebody(after)
    return last >= 0 and not _ASKED.search(after[:last])


def _of_many(before: str, term: str, somebody: bool, participants: re.Pattern[str] | None) -> bool:
    """Whether the words before a term make it one about students, parents, people at large."""
    for many in (*_MANY.finditer(before), *_ANY_ONE.finditer(before)):
        left, right = before[: many.start()], before[many.end() :]
        word = many.group().split()[-1].removesuffix("'s")
        if _OF_NAMED.search(left) or (_OWN_PEOPLE.search(left) and not _ATTACHED.match(right)) or _DID.match(right):
            continue
        if somebody and _TOLD.search(left):
            continue
        if _IS_ONE.search(left) and _last_somebody(left) >= 0:
            continue
        if _PROVIDERS.fullmatch(word) and _CERTAIN_ONE.search(right + term):
            continue
        if participants and participants.fullmatch(word):
            if _ANY_OF_THEM.search(left) or _AS_A_RULE.match(right):
                return True
            continue
        attached = _ATTACHED.match(right) and not _CAPITALISED.search(right) and len(right) < 45
        if (_DEFINITE.match(many.group()) and not attached) or (_YOURS.match(many.group()) and _TELLS.search(right)):
            continue  # "the student", "a parent": one of them, who may be named elsewhere
        if attached or not somebody:
            return True
    return False
