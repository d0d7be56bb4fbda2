"""Words that two kinds of record share: where one of them is meant, the other must not be read. Curated.

"Dad was arrested" tells of the family and not of a pupil's record; "ICE detention" is no detention; a "custody fight" no fight.
Each tuple holds what is not of the entity that it is named for; the phrases are found for the other.
"""

from __future__ import annotations

from recognizers.phrasing.shared import RELATION

_STRIKES = r"(?:hits?|hitting|beats?|beat|beating|slaps?|slapped|punche[sd]|kick(?:s|ed)|whip(?:s|ped)|hurts?|hurting|chok(?:es|ed|ing)|threw|pushe[sd]|shove[sd]|grabb(?:ed|ing)|molest\w+|touche[sd]|abus\w+)"
_CHARGE = r"(?:the |an? |his |her |two |open |pending )*(?:\w+ ){0,2}(?:charges?|larceny|assault|oui|possession|trespass\w*|shoplifting|vandalism|probation)"

ABUSE = rf"{RELATION}(?:'s|’s)?(?: \w+)? {_STRIKES} (?:him|her|them|the (?:kids|children|boys|girls))"
"""What an adult of the family does to a child: child protection, no offence of the child's."""

HEALTH = (
    r"(?:^|(?<=\n))[ \t]*MS:(?= [A-Z])",  # the middle school
    r"(?-i:[A-Z][a-z]+ MS)",  # a middle school
    rf"{RELATION}(?:'s|’s)? (?:is|was|went|goes|has been|checked)(?: \w+)? (?:in|into|to) (?:hospice|rehab|detox)",
    rf"{RELATION}(?:'s|’s)? (?:has |had )?(?:died by|committed) suicide",
    r"\d ?x ?\d+ counseling|counseling(?:,? \d ?x ?\d+| \(iep\))",
    r"wheelchair[- ](?:lift|ramp|accessib\w+|access|basketball|van|repair|tennis|races?|swings?)",
    r"(?:his|her|their|the) (?:crutches|wheelchair) (?:ramp|lift)",
    r"non-?terminals?",
    r"(?:lunch|pos|cafeteria|bus|airport|ferry|ssh|remote|payment|card|serial) terminals?",
    r"(?-i:(?:English|Eng|ELA|Algebra|Alg|Geometry|Geo|Env(?:ironmental)? Sci|US I{0,2}|Gov|Psych|Soc|Econ|Anatomy|Biology|Bio|Chemistry|Chem|Physics|History|Hist|Spanish|French|Latin|Calculus|Pre-?[Cc]alc\w*|Civics|Statistics|Stats|Science|Math|Literature|Lit)(?: (?:\d{1,2}|I{1,3}|IV))? CP\d?)",  # college preparatory
    r"(?:inhalers|epi-?pens|medications|meds) go home",
)
CUSTODY = (
    r"(?:must|have to|has to|required to|need to|needs to|still) file (?:the |a |your own )?51-?[ab]\b[\w ]{0,20}",
    r"(?:to report|reporting|report) suspected (?:child )?(?:abuse|neglect)[\w ]{0,20}",
    r"foster(?: care)? (?:contact|liaison|point of contact|poc|coordinator|designee)s?",
    r"(?:\d+ ?(?:mg|ml|mcg|units?|puffs?)?|tylenol|ibuprofen|advil|meds?|medication|dose|given|insulin) per (?:standing |md |dr'?s? )?orders?",
    r"51-?[ab] (?:filings?|reporting|basics|overview|process|training) for (?:mandated|staff|all|new|teachers|everyone)[\w ]{0,20}",
    r"(?:restraining orders?|209a|court orders?|custody (?:papers|orders?|agreements?)) (?:shown|presented|received|arrives?|comes? in|brought in|on file)(?: (?:at|in|to|by) (?:the )?(?:desk|office|counter|door|front))?(?= ?(?:→|->|=|:|, (?:copy|call|get|tell|make|notify)))[^\n]{0,60}",
    r"223|2255|5225",
    r"custody of (?:\d+|(?:a|one|two|all|the)(?: very)?(?: \w+)?) (?:sets?|keys?|phones?|devices?|bags?|machines?|laptops?|knife|knives|vapes?|wallets?|purses?)",
    rf"court (?:date|hearing|case|appearance)s?(?: (?:in|on|at|is|this|next) [\w ]{{2,25}}?)? (?:for|on|about|over|regarding|re) {_CHARGE}",
    r"court[- ]ordered (?:community service|restitution|drug \w+|anger management|fees?|fines?)",
    r"foster[, ]+free(?: lunch| meals?| automatically)?",
    r"direct[- ]cert\w*,? foster",
    r"(?:divorce|custody) lawyers? (?:night|talk|clinic)",
)
SPECIAL_EDUCATION = (
    r"(?:^|(?<=\n))[ \t]*(?:paraprofessional|(?:\w+ ){0,2}teacher|instructor|coordinator|director|specialist)s?, (?:\w+ ){0,2}(?:substantially separate|special education|sped|autism|inclusion|resource|therapeutic|life skills)(?: program| classroom| room)?",  # a post
    r"(?:ieps?|504s?|sped|team|annual|re-?eval) (?:mtgs|meetings)(?: \([^)\n]{1,20}\))?(?= *$| *[,;|]| {2})",
    r"(?:\d+ ?[-–] ?\d+,? \(?|(?:double|won in|lost in|goal in) )ot\b(?! (?:eval|room|services?))",  # overtime
    r"(?:\(|\bas |\bour |\bnew )(?:an? |the |our |new )?BCBA\b",
    r"BCBA will be (?:at|in|here|out|there)\b",
    r"(?:speech|ot|pt|slp|sped|special ed\w*|504|iep)(?:,? (?:and|&|/) ?\w+){0,2} (?:staff|coordinators?|providers|dept\.?|chairs?)\b",
    r"(?-i:[A-Z]\w+, BCBA)",  # the letters behind the name of one of the staff
    r"[a-z]{1,4}-504|504-\d+",  # the number of a part
    r"(?:hired|works?|working|job|position|posting|sub(?:bing)?|start(?:s|ed|ing)?|retir\w+|resign\w+) as (?:an? |the |our |one of the )?(?:new |full[- ]time |part[- ]time )?(?:\w+ )?(?:para\w*|aides?|special ed\w+ \w+|case managers?)",
    r"accommodations? (?:at|in|for) (?:the |our |a )?(?:hotel|inn|dorms?|hostel|trip|guests|band trip|chaperones)",
    r"(?:hotel|overnight|travel|sleeping|lodging) accommodations?",
    r"(?:soccer|hockey|basketball|baseball|softball|track|football|debate|math|robotics|swim|leadership|grade|crisis|data|design|social media|sales|project|booster|production) team (?:meeting|met|decided|agreed)",
    r"team (?:meeting|met|decided) (?:for|about|on) (?:soccer|hockey|basketball|baseball|softball|track|football|debate|robotics|swimming|the (?:play|game|season|tournament))",
)
DISCIPLINE = (
    ABUSE,
    rf"(?:{RELATION}|mommy|daddy|mama|papa)(?:'s|’s)? [^.;\n]{{0,30}}because (?:he|she) {_STRIKES} (?:me|us|him|her|them)",
    rf"{RELATION}(?:'s|’s)?(?: \w+){{0,6}} (?:is|was|are) (?:barred|banned|trespassed) from[\w ]{{0,20}}",
    r"(?:swore|cursed|yelled|screamed|laughed) at it",
    r"bullying[- ](?:prevention|intervention) (?:goal|plan|curriculum|coordinator|training|policy|lesson|week|team|committee)",
    r"fighting (?:over|for|about) (?:custody|the kids|visitation)",
    r"arrested for \w+",
    r"bit (?:his|her|their|my) (?:tongue|lip|nails|cheek)",
    r"(?:took|takes?|taking) (?:the|an?|his|her|their) (?:wrong|break|breather|breath|nap|walk|rest|seat|turn|look|shower|trip|minute|moment|chance|picture|photo|drink|bus|train|test|quiz|exam|class|course|time|lead|stage|day|night|week|year|elevator|stairs|initiative|minutes|notes|attendance)",
    r"custody (?:fight|battle|dispute|case)s?",
    r"(?:ice|immigration|juvenile|pre-?trial|border|dys) detention",
    r"sex(?:ual)? offender",
    r"assault (?:convictions?|charges?|case|arrest)|counts? of (?:\w+ )?assault[\w &]{0,15}|assault (?:and|&) battery",
    r"(?:shoplifting|vandalism|theft|trespass\w*) (?:charges?|case|arrest|conviction)s?",
    r"(?:public|open|committee|debate|vote|teachers|staff) (?:conduct of)",
)
CRIMINAL = (
    r"(?:interpreters?|translators?|rooms?|bus(?:es)?|vans?|flights?|hotels?|tickets?|appointments?|appts?|slots?|trips?|tables?|meetings?|halls?|gym|library|visits?|sessions?|travel|seats?|dj|band|photographer|fields?|venues?|conferences?|times?|dates?|evals?|tests?|subs?|speakers?|caterers?|everything|it) (?:is|are|was|were|has been|have been|got|gets|being|be) (?:(?:all|already|fully|now) )?booked[\w ]{0,20}",
    rf"{RELATION}(?:'s|’s)?(?: \w+)? (?:is|was|has been|are|went)(?: \w+)? (?:in|to) (?:jail|prison|the county \w+)[\w ]{{0,20}}",
    rf"{RELATION}(?:'s|’s)?(?: \w+)? (?:is|was|has been|got|are) (?:incarcerated|locked up|jailed)[\w ]{{0,20}}",
    r"academic probation",
    r"(?:detained|arrested|picked up|held|taken|pres[oa]|detenid[oa]) (?:by|pela|por) (?:ice|immigration|border patrol|imigra\w+|inmigra\w+|la migra)",
    r"cra\b[\w ]{0,25} (?:in|at|to) (?:the )?juvenile court",
)
FAMILY = (
    rf"{RELATION}(?:'s|’s)? (?:is|was|were|has been|being|got|gets) deported",
    r"religious exemptions?(?: (?:from|to|for) (?:the )?(?:\w+ )?(?:immuni[sz]ation|vaccin|shot)\w*)?",
)
GRADES = (
    r"an? (?-i:A) for effort",
    r"failing to (?!graduate|pass|progress|meet)\w+",
    r"fail(?:ed|s|ing)? (?:the |his |her |their )?(?:vision|hearing|drug|fingerprint|background|inspection|lead|scoliosis)\b[\w ]{0,12}",
)
ATTENDANCE = (
    r"(?:detentions?|iss|oss|saturday school|referral|write-?up|suspen\w+)\b[^.\n]{0,30}\b(?:skipp\w+|skips?|cut|cuts|cutting)\b(?: \w+)?",
    r"(?:skipp\w+|skips?|cut|cuts|cutting) [\w ]{1,15}[,;:–-][^.\n]{0,20}\b(?:detentions?|iss|oss|saturday school|referral|suspen\w+)",
    r"absent from (?:the |last |this )?(?:[\w']+ ){0,3}(?:meeting|committee|board|vote|rehearsal|game|practice|debate|trial)",
    r"absen(?:t|ces?) (?:for|on|due to|because of) (?:the )?(?:eid|yom kippur|rosh hashanah|diwali|passover|good friday|religious|funeral|bereavement)[\w ]{0,12}",
    r"(?:code|mark|enter|record) (?:the |these |those |all )?absences?[\w ,]{0,60}",
    r"(?:out|absent|away|excused)(?: \w+){0,2} (?:for|on|due to|because of) (?:the )?(?:eid|ramadan|yom kippur|rosh hashanah|diwali|passover|sukkot|good friday|orthodox \w+|lunar new year|three kings|a? ?religious|funeral|bereavement)[\w ]{0,12}",
)
ECONOMIC = (
    r"(?:mckinney[- ]vento|homeless(?:ness)?|mkv)(?: (?:and|/|&) [\w ]{3,20})? (?:contact|liaison|point of contact|coordinator|designee)s?",
    r"cách xin \w+",
    r"applications? for (?:the )?(?:free|reduced)[\w ]{0,25}",
    r"(?:in|at|to) (?:a |the )?(?:domestic violence|women's|battered women's|animal|bus|picnic|tornado|fallout) shelter",
)
IMMIGRATION = (
    r"(?-i:[a-z]{3,}s Refugee)",  # a group and the novel it reads
    r"(?:painting|drawing|mural|sculpture|photos?|film|movie|novel|story|poem|song|model|play|report|essay|lesson|unit) (?:of|about|on) (?:an? |the )?(?:refugee|immigra\w+|asylum|border)[\w ]{0,12}",
    r"refugee camp (?:in the|painting|scene|exhibit)",
)

_MONEY = r"(?:lots?|tons?|bunch|few|couple|total|balance|bill|fees?|fines?|dollars?|cents?|lunch(?:es)?|meals?|money|cash|tuition|payments?|amount|rest|debts?|small|large)\b"
_THINGS = r"(?:jerseys?|uniforms?|shorts|pinn(?:y|ies)|helmets?|pads|tux(?:edo)?s?|jackets?|robes?|(?:library |text)?books?|novels?|calculators?|chromebooks?|chargers?|laptops?|instruments?|keys?|tools?|wrench(?:es)?|balls?|goggles|locks?|cameras?|scripts?|music)"
OWED_THINGS = (
    rf"ow(?:es?|ed) (?:me|us|him|them) (?:an?|the|his|her|my|our|that|some) (?!(?:\w+ ){{0,2}}{_MONEY})\w+",
    rf"ow(?:es?|ed) (?:(?:me|us|the \w+) )?(?:(?:an?|the|his|her|their|one|two|\d) )?(?:(?!{_MONEY})[\w-]+ )?{_THINGS}(?![^\n]{{0,20}}(?:\$|\bfees?\b|\bfines?\b|\bbill))",
)
"""Things that somebody has not brought back, and no money: "owes me a wrench", "owes jersey"."""
