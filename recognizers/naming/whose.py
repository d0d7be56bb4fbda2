"""Whose name it is, by the words around it: a pupil's, a relative's, or somebody's of the staff or of public life."""

from __future__ import annotations

import re

from recognizers.contract import About
from recognizers.naming.gazetteer import PUBLIC_FIGURES, fold
from recognizers.naming.shapes import GRADE_BEHIND

_RELATION_BEFORE = re.compile(
    r"\b(?:mother|mom|mum|father|dad|parents?|guardian|step(?:father|mother|dad|mom)|grand(?:mother|father|ma|pa)|aunt|uncle|tio|tía|tia|madre|padre|mãe|pai|manman|papa|papi|mami|brother|sister|emergency contact(?: name)?|by whom)s?\s*(?:\(|[:=,–-]|is|named|to)?\s*(?:aunt|uncle)?,?\s*$",
    re.IGNORECASE,
)
_KIN = r"(?:(?:foster |legal |step-?|god)?(?:mother|mom|mum|father|dad|parents?|guardian|grand(?:mother|father|ma|pa|parents?)|aunt|uncle|sister|brother)s?)"
_KIN_BEHIND = re.compile(
    rf"\s?\((?:(?:the|her|his|their) )?{_KIN}\)|,\s(?:(?:the|her|his|their) )?{_KIN}(?=\s?(?:[,:;)\n]|$|\(?\d))",
    re.IGNORECASE,
)
"""What a list of contacts says behind a name: "Rosa Lee (grandmother) 617-555-0143"."""

_PUPIL = r"(?:student|child|pupil|camper|scholar|estudiante|alumn[oa]|alun[oa]|niñ[oa]|elèv|học sinh)"
_PUPIL_BEFORE = re.compile(
    rf"(?:^|[\t|;,(*•–-]\s?|\s{{2,}})(?:{_PUPIL}(?:['’]s)?(?:\s(?:full\s|legal\s|first\s)?name)?|(?:name|nombre|nome)\s(?:of|del|de la|d[oa])\s(?:the\s)?{_PUPIL})\s?(?:\([^)\n]{{1,20}}\)\s?)?[:=]\s*$"
    r"|\bemergency (?:contacts?|numbers?|information|cards?|phones?)(?: \w+)? for\s$",
    re.IGNORECASE,
)
"""The label of a form for its pupil; "Star student:" is none."""

_PARENT_REACHED = re.compile(
    rf"['’]s?\s{_KIN}\b(?:[^\n.]|\.(?! )){{0,80}}?(?:\d{{3}}[-. ]\d{{4}}|\w@\w)", re.IGNORECASE
)
"""A child's relative, and where to reach them: "Ann Lee's mother Rosa at 617-555-0143"."""

_STAFF_BEFORE = re.compile(
    r"\b(?:teacher|staff|nurse|counselor|liaison|case ?manager|principal|advisor|coach|submitted by|prepared by|completed by|signed|taken by|from|author|creator|last ?(?:modified|saved|changed) ?by|sent by|reported by|witness|clinician|physician|doctor|by|evaluator|therapist|interviewer|chaperones?|driver|aide|para|supervisor|instructor|contact person|facilitator|officer|social worker|reviewed by|sender)s?\s*[:=]\s*$",
    re.IGNORECASE,
)
_PAPER = r"(?:IEP|504(?: plan)?|N1|N2|PL[123]|BIP|FBA|amendment|(?:partial |full )?(?:rejection|acceptance)|(?:eval(?:uation)? |testing |placement )?consent|placement page|service plan|progress report|(?:re-?)?eval(?:uation)?|3-?(?:yr|year))"
_STATE = r"(?:signed|unsigned|returned|mailed|sent|e-?mailed|faxed|uploaded|scanned|received|rec['’]?d|accepted|rejected|proposed|pending|due|overdue|late|missing|back|out|in|home|again|certified|and|&|data|form|page|copy|2nd|yes|no|not|for|on|by|to|\d[\d/-]*)"
_FILED = re.compile(
    rf"(?:^|[.;]\s)[\s*•·>☐☑✓-]*(?:\[[ xX]?\]\s?)?(?:(?:signed|unsigned|draft|new|initial|annual|amended) )?{_PAPER}s?(?: {_STATE})*\s?[:–—-]\s*$",
    re.IGNORECASE,
)
"""A paper of special education and where it is, before the name of the pupil whose it is: "IEP returned signed: ", "N2 mailed 3/4 - "."""

_WRITER_BEFORE = re.compile(r"\b(?:submitted by|author)\s*[:=]\s*$", re.IGNORECASE)
_OWN_STORY = re.compile(
    r"\b(?:my (?:own |\w+ )?(?:iep|504|mom|mum|mother|dad|father|parents|sister|brother|step\w+|grand\w+|family|foster|teachers?|counselor|therapist|doctor|diagnosis|disability|adhd|add|autism|anxiety|depression|asthma"
    r"|allerg\w+|diabetes|dyslexia|epilepsy|seizures?|meds|medication|inhaler|grades?|gpa|suspension|detention|childhood|life|homework|essay)\b|when I was (?:in |\w+[ ,.])|I (?:have|had|got|was diagnosed with|live with) (?:an? )?(?:iep|504|adhd|autism|dyslexia|asthma|diabetes|epilepsy|anxiety|depression|my)\b)",
    re.IGNORECASE,
)
"""What pupils write of themselves, and staff who report do not."""

_HANDED_IN = re.compile(
    r"\b(?:period|block|pd\.?|homeroom)\s*[:#]?\s*[1-9A-H]\b|\b(?:assignment|essay|homework|teacher)\s*[:#]",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:lesson|unit|objectives?|standards?|incident|referral|report|minutes)\b", re.IGNORECASE)
_HEAD, _STORY, _BESIDE = 400, 800, 160
"""Characters of a text's head in which its writer stands; behind the name, those of the story, and of what class it was for."""

_STAFF_BEHIND = re.compile(
    r"^\s*[,(–—-]\s*\(?(?:R\.?N\.?|BSN|M\.?Ed|Ed\.?D|Ph\.?D|M\.?D|LICSW|LMHC|NCSP|Esq|CCC|(?:the |our |an? |your )?(?:new |school |head |lead |assistant |asst\.? |vice |dept\.? |department |athletic |special education |adjustment |guidance |504 |homeless |attendance |truant |immigration |family |outreach |food service |transportation |facilities |district |hr |human resources |business |title i |ell |sped |school committee |pto |pta |probation |technology |curriculum |behavior |reading |math |speech |occupational |physical |language |music |art |gym |lunch |kindergarten |preschool |permanent |long-term |licensed |clinical )*(?:nurse|principal|teacher|counsel+or|director|coordinator|superintendent|secretary|coach|psychologist|liaison|chair|librarian|advisor|custodian|editor|author|maintainer|officer|specialist|para(?:professional)?|aide|lawyer|attorney|clinician|therapist|(?:co-?|vice[ -]?)?president|(?:co-?|vice[ -]?)chair(?:man|woman|person)?|treasurer|clerk|moderator|tree warden|selectman|assessor|member(?=[ \t]*(?:[,;)]|$|\n|[ ]{2}))|driver|photographer|reporter|trainer|manager|administrator|hr director|interpreter|trustee|member of the (?:committee|board)))\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"\s(?:R\.?N\.?|BSN|LPN|LICSW|LCSW|LMHC|NCSP|BCBA|OTR(?:/L)?|CCC-SLP|Ph\.?D\.?|M\.?Ed\.?|Ed\.?D\.?|Esq\.?)(?!\w)"
)
"""What stands right behind the name of somebody who has learned a profession."""

_DEPARTMENT = re.compile(
    r", (?:Special Education|Student Services|Guidance|Health Services|Counseling)(?: (?:Department|Dept\.?|Office))?, [A-Z]"
)
"""The department in which somebody works, before the school."""

_ROLE_BEFORE = re.compile(
    r"\b(?:(?-i:Sen|Rep|Hon|Supt|Rev|Msgr|Capt|Lt|Sgt|Ofc|Det)\.|author|illustrator|poet|novelist|artist|singer|actor|actress|comedian|astronaut|senator|representative|governor|president|congress(?:man|woman)|mayor|selectman|sheriff|chief|sergeant|lieutenant|firefighter|historian|scientist|professor|speaker|presenter|guest|custodian"
    r"|driver|secretary|librarian|paraprofessional|director|(?:co-?)?chair(?:man|woman|person)?|(?:vice|co-?)[ -]?(?:chair|president)s?|treasurers?|(?:town |school )?clerk|board members?|member|trustees?|(?:co-)?presidents|selectman|assessor|(?:private|math|reading|homework|paid) tutors?|room parents?|superintendent|principal|nurse|(?:school|district) (?:psychologist|nurse|counselor)|(?:guidance|adjustment|school) counselor|(?:special ed(?:ucation)?|reading|math|science|art|music|gym|\w+ grade) teacher|reporter|photographer"
    r"|contact|questions\??(?: to)?|rsvp to|sign up with|e-?mail|presented by|led by|hosted by|taught by|run by|written by|illustrated by|directed by|photos? by|donated by|sponsored by|please (?:join \w+ in )?welcom\w+|in memory of|thanks(?: so much)?(?:,| to)?|thx|tysm|thank you(?:,| to)?|congratulations(?:,| to)?|congrats(?:,| to)?)[,:]?\s+$",
    re.IGNORECASE,
)
"""Roles and phrases in front of a name that make it somebody of the staff, of public life, or one who is thanked."""

_OFFICER_BEFORE = re.compile(
    r"\b(?:(?:co-?|vice[ -]?)?(?:president|chair(?:man|woman|person)?)|treasurer|secretary|clerk|trustee|moderator|coach|advisor)s?\s?[–—-]\s$",
    re.IGNORECASE,
)
"""An office and a dash, as lists of officers have it: "Treasurer - Kim Sato"."""

_IS_TOLD_OF = re.compile(
    r"[^\S\n](?!(?:and|or|for|of|from|at|in|on|to|with|is (?:the|our|your)|will|can|has (?:the|all))\b)[a-z]{2,}"
)
"""How it goes on behind a name of which something is told to whoever holds that office: "Coach - Tess hit her head"."""

_ASK_BEFORE = re.compile(
    r"(?:^|[.,;:(!?–-]\s*|\bplease |\bpls |\bor |\band |\bcan )(?:ask|see|contact|text|e-?mail|questions?,?|call|remind|tell|thank|check with)\s$",
    re.IGNORECASE,
)
_ASK_FOR = re.compile(r"\b[Ff]or (?:[a-z][\w-]* ){1,6}(?:call|contact|see|e-?mail|text)\s$")
"""What stands before somebody whose business something is: "For after-hours access call Walt Greer"."""

_ASK_BEHIND = re.compile(r"\s*(?:[.!)]|$|\n| x ?\d| at \d)")
"""What stands around somebody to turn to, where nothing of them follows: "on request, ask Gert."."""

_TO_WHOM = re.compile(
    r"[ \t]*(?:,|-|–|—)[ \t]*(?:\n|(?:please|pls|thanks|thank you|thx|can you|could you|would you|will you|do you|did you|are you|have you|is it|here (?:is|are)|hi|fyi|just|i |i['’]|we |we['’]|the |there |this |that |these |per |as |for |quick|heads up|attached|see |let |don['’]t |when |what |who |how |following|sorry|good |not sure|wanted|two |three |one |some )(?=.*\w))",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:\A|\n[ \t]*\n)[ \t]*(?:(?:hi|hey|hello|dear|good (?:morning|afternoon)|morning|ok|so)[ ,]+)?$", re.IGNORECASE
)
"""How a message begins that is written to somebody: "Joan, please move …". A list's entry goes on with what is said of one."""

_SIGNATURE = re.compile(
    r"(?:^|\n)[ \t]*(?:[–—-]{1,2}|~)[ \t]*$|(?:thanks|thank you|thx|sincerely|regards|best|warmly|cheers|respectfully|yours|love|gracias|obrigad[oa]|mèsi|atentamente|con respeto|abraço)[^\n]{0,25}[,!.]?\s*(?:\n\s*)+$",
    re.IGNORECASE,
)

_DASHED = re.compile(r"[ \t]*[–—-][ \t]*")
_DASHED_ABOVE = re.compile(r"(?:\A|\n)[ \t]*[–—-][ \t]*[^\W\d_][^\n]*\n[^\n]*\Z")
_DASHED_BELOW = re.compile(r"[^\n]{0,80}\n[ \t]*[–—-][ \t]*[^\W\d_]")
"""A dash before a name, and lines with one above and below: entries of a list, of which none signs."""

_ENDED = re.compile(r"\n\n\Z|[.!?)][ \t]*\n\Z")
"""What stands before the last line of a message, if that is the writer's name."""

_BUSINESS = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]+ [A-ZÀ-Þ][\w'’.-]+, [A-ZÀ-Þ][\w&'’.-]+(?: (?:&|[A-ZÀ-Þ][\w&'’.-]*)){0,3}, (?=[^\n]*(?:\d{3}[-.]\d{4}|\w@\w))[^\n]*\s*\Z"
)
"""How a message ends that somebody signs with a business: "Sal Ventresca, Wickett Coach, 12 Depot Way, 508-555-0149"."""

_SAYS = re.compile(r"(?: \w\.?)?(?: [\[(]?\d{1,2}:\d\d(?: ?[ap]m)?[\])]?)? ?[:>][ \t]", re.IGNORECASE)


def whose(text: str, start: int, end: int) -> About:
    """Whose the name in that span is, "unknown" where nothing around it tells."""
    before, behind = text[max(0, start - 60) : start], text[end : end + 40]
    line_before = before[before.rfind("\n") + 1 :]
    if GRADE_BEHIND.match(behind) or _PUPIL_BEFORE.search(line_before) or _PARENT_REACHED.match(text, end):
        return "student"
    if _RELATION_BEFORE.search(line_before) or _KIN_BEHIND.match(behind):
        return "family"
    works = any(r.match(behind) for r in (_STAFF_BEHIND, _DEGREE, _DEPARTMENT))
    filed = _FILED.search(line_before) is not None
    if works or fold(text[start:end]) in PUBLIC_FIGURES or (not filed and _signs(text, start, end)):
        return "staff"
    roles = () if filed else (_ROLE_BEFORE, _STAFF_BEFORE)
    holds = _OFFICER_BEFORE.search(line_before) and (" " in text[start:end] or not _IS_TOLD_OF.match(behind))
    if (holds or any(r.search(line_before) for r in roles)) and not _wrote_as_pupil(text, start, end, line_before):
        return "staff"
    written_to = " " not in text[start:end] and _OPENING.search(before) and _TO_WHOM.match(behind)
    asked = _ASK_FOR.search(line_before) or (_ASK_BEFORE.search(line_before) and _ASK_BEHIND.match(behind))
    if written_to or asked or (not line_before.strip() and _speaks(text, text[start:end], behind)):
        return "staff"
    return "unknown"


def _wrote_as_pupil(text: str, start: int, end: int, before: str) -> bool:
    """Whether the name at the head of a text is that of a pupil who wrote it: of themselves, or for a class."""
    if start > _HEAD or not _WRITER_BEFORE.search(before):
        return False
    if _OWN_STORY.search(text, end, end + _STORY):
        return True
    return bool(_HANDED_IN.search(text, max(0, start - _BESIDE), end + _BESIDE)) and not _PLANNED.search(
        text, 0, end + _STORY
    )


def _speaks(text: str, name: str, behind: str) -> bool:
    """Whether the name is a speaker's in a chat, who says more than one thing: "Delphy: …", "Arun: …", "Delphy: …"."""
    if not _SAYS.match(behind):
        return False
    return sum(bool(_SAYS.match(text, m.end())) for m in re.finditer(rf"^{re.escape(name)}", text, re.MULTILINE)) > 1


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the name stands where the writer signs: behind "Thanks," or a dash, or alone at the very end."""
    before, behind = text[max(0, start - 60) : start], text[end : end + 40]
    line_before, line_behind = before[before.rfind("\n") + 1 :], behind.split("\n", 1)[0]
    if _DASHED.fullmatch(line_before) and (_DASHED_ABOVE.search(before) or _DASHED_BELOW.match(text, end)):
        return False  # an entry of a list
    if before.endswith("\n\n") and "." in text[:start] and _BUSINESS.match(text, start):
        return True
    if _SIGNATURE.search(before) and not line_behind.strip(" ,.)"):
        return True
    if text[end:].strip(" .\n)"):
        return False
    alone = not line_before.strip() and bool(_ENDED.search(before)) and "." in text[:start]
    return alone or bool(re.search(r"[–—-]\s*$", line_before))
