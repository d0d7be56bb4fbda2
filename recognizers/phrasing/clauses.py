"""Clauses with open slots: how a school says that somebody may not, missed, owes, was found. Curated.

Each stands for a class (who may not do what; how much of what; which part was operated on), so that it also fits what no
list of words foresaw. WEAK ones are said of much else as well and need their person in the same sentence.
"""

from __future__ import annotations

from recognizers.phrasing.shared import HIS, RELATION

_NOT = r"(?:can(?:'t|’t|not| not| no longer)|may (?:not|no longer)|must (?:not|never)|should(?:n't|n’t| not)|(?:is|are|was)(?:n't|n’t| not| no longer) (?:allowed |permitted |authori[sz]ed |supposed |able )?to|does(?:n't|n’t| not)|never to)"
_NUMBER = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_FOOD = r"(?:(?:tree[- ]?)?nuts?|peanuts?|cashews?|almonds?|walnuts?|pecans?|pistachios?|hazelnuts?|eggs?|milk|dairy|soy|wheat|gluten|fish|shellfish|shrimp|sesame|red dye|strawberr(?:y|ies)|kiwi|mango(?:es)?|latex|pork|sugar)"
_FOODS = rf"{_FOOD}(?:(?:,? (?:and|or) |, |/| ?\+ ?){_FOOD})*"
_LIMB = r"(?:(?:left|right|upper|lower|inner) )?(?:fore)?(?:arms?|wrists?|thighs?|legs?|hands?|scalp|chin|knees?|eyebrow|forehead)"

HEALTH = (
    rf"{_FOODS} \((?:severe|mild|moderate|anaphyl\w+|epi\w*|life[- ]threatening|contact|airborne|oral|rash|hives)\)",
    rf"{_NOT} (?:\w+ )?(?:have|eat|drink|touch|get|be (?:near|around|given)|sit (?:near|by)) (?:\w+ (?:with|containing|near) )?(?:any )?{_FOODS}",
    rf"(?:scars?|cuts|burns|marks from cutting) (?:on|along|up) {HIS} {_LIMB}",
    rf"(?:stitches|staples|sutures) (?:in|on|over|above) (?:{HIS} )?{_LIMB}",
    r"(?:cutting|purging|self[- ]?harm\w*|seizures?|fainting|panic attacks?|tics) (?:has |have |is |are )?(?:started|back|returned|began|begun|resumed|worse|increased)(?: again)?",
    r"(?:cath|catheter\w*|straight cath|suction\w*|tube feed\w*|bolus|insulin|nebs?) (?:at|q|every|before|x ?\d) ?\d[\d:]*(?: ?[ap]\.?m\.?)?",
    r"(?:lithium|glucose|blood sugar|iron|lead|ketones?|oxygen|depakote|a1c) levels?(?: (?:was|is|were|came back))?",
    r"failed (?:the |his |her |their )?impact(?: re-?test| test| baseline)?",
    r"(?:had|has|teve|tuvo|sofreu|sufrió) (?:uma? |una? |otra |outra )?(?:convuls\w+|crise (?:de|epil)\w+|crisis (?:de|epil)\w+|ataque de (?:asma|pánico))",
    r"(?:fè|gen|te gen|pran) (?:yon )?kriz(?: \w+)?",
)
HEALTH_WEAK = (
    r"\w{3,}(?:ectomy|otomy|oplasty|ostomy|opathy|algia)",
    r"\w{4,}itis",
    r"\w+ (?:\w+ )?(?:disease|palsy|dystrophy|deficiency|insufficiency|malformation)",
    rf"(?-i:NO) {_FOODS}",
    r"epi(?:pen)?s? ?x ?\d",
    r"(?:stitches|sutures|staples)",
)
HEALTH_NEVER = (
    r"(?:senior|deadline|spring|monday|junior)itis",
    r"(?:communicable|infectious|contagious|plant|heart|tick-borne|mosquito-borne) diseases?",
    r"disease (?:prevention|control|outbreak|policy)",
    r"lobotomy",
)
CUSTODY = (
    rf"{RELATION} {_NOT} (?:be )?(?:the one )?(?:to )?(?:pick|picking|sign|collect|remove)\w*\b[\w'’ ]{{0,20}}",
    rf"{RELATION} {_NOT} (?:see|visit|contact|take|speak (?:to|with)|have contact with|come (?:near|to|for)|know where) (?:him|her|them|the (?:child\w*|kids?|boys?|girls?|school)|school|(?-i:[A-Z][\w'’-]+))",
    rf"{_NOT} (?:pick|sign|take) (?-i:[A-Z][\w'’-]+) (?:up|out|home)",
    r"no (?:un)?supervised (?:contact|visits?|visitation|time)",
    r"parental rights (?:were |are |have been )?(?:terminated|suspended)",
    r"n['’]a pas (?:le droit|la garde)(?: de \w+)?",
    r"(?:no|não) está autorizad[oa] (?:a|para) (?:\w+ )?(?:recoger\w*|buscar|pegar|retirar|levar)(?: \w+){0,3}",
    r"tribinal la (?:bay|di|mande)[\w ]{0,25}",
    r"gad (?:timoun|pitit)\w*",
)
ECONOMIC = (
    r"(?:free|reduced|paid) to (?:free|reduced|paid)(?: (?:lunch|meals?|status))?",
    r"(?:medicaid|masshealth|snap|tanf)[-/ ](?:free|reduced|eligible|match\w*)",
    r"for (?:the )?(?:free|reduced)[- ]price(?: (?:lunch\w*|meals?|breakfast|rate|fee))?",
    r"direct(?:ly)?[- ]cert\w*",
)
ECONOMIC_WEAK = (
    r"(?:free|reduced)(?:[- ]price)? (?:lunch(?:es)?|meals?|breakfast)",
    r"-\s?\$ ?\d+(?:\.\d\d)?",
    r"\(\$\d+\.\d\d\)",
)
IMMIGRATION = (
    r"no (?:visa|papers|green card|legal status|immigration papers)(?:, \w+ pending)?",
    r"(?:no|não) (?:tienen?|tenemos|têm|tem|temos) (?:papeles|documentos|papéis|visa|visto)",
    r"pa gen papye",
)
ATTENDANCE = (
    rf"(?:missed|absent|out|late|tardy|truant|skipped|cut)(?: (?:for|a total of|over|about|at least|almost|more than|already|another))* {_NUMBER} (?:(?:school|full|half|straight|unexcused|excused|consecutive|class) )?(?:days|times|classes|periods|mornings|sessions|weeks)",
    rf"{_NUMBER} (?:days|times|classes|periods|mornings) (?:absent|missed|late|tardy|out|cut)",
)
ATTENDANCE_NEVER = (r"(?:sold|worn|down|timed|figured|missed) out", r"missed (?:a|an|one|two|three) (?:times?|weeks?)")
GRADES = (
    r"(?-i:[A-DF][+-]) (?:grade|average|in|on|for|this|last)\b(?: \w+)?",
    r"an? (?-i:[A-DF][+-]?) (?:grade|average)",
    r"(?:failed|failing|flunk(?:ed|ing)|bombed) (?:the |his |her |their )?(?:\w+ )?(?:algebra|geometry|biology|chemistry|physics|english|history|math|science|spanish|french|ela|civics|calculus)(?: \w{1,3}\b)?",
    r"not promoted",
)
SPECIAL_EDUCATION = (
    r"\d ?x ?\d{2}(?: ?min\w*)?(?:/| per | a | each )?(?:wk|week|cycle|month)?(?: (?:of )?(?:speech|ot|pt|reading|counseling|pull|push|inclusion|resource|slp)\w*)",
    r"(?:speech|ot|pt|slp) only",
    r"(?:breaks|fidgets?|headphones|scribe|read aloud|extra (?:time|set of books)) (?:as needed|per (?:the |his |her )?(?:iep|504|plan))",
)
SPECIAL_EDUCATION_NEVER = (
    r"(?:account|chromebook|device|laptop|login|user|password|feature|macros?|link|badge|button|comments?|card)s?(?: \w+){0,2} disabled",
    r"disabled (?:account|chromebook|device|login|user|feature|macros?|link|parking)s?",
)
DISCIPLINE = (
    r"\d+[- ]day (?:removal|exclusion|bus suspension)(?: for [\w ]{2,25})?",
    r"(?:kicked|thrown|sent) out of (?:\w+ )?(?:class|math|english|science|history|gym|art|music|lunch|the (?:library|cafeteria|bus|dance|game))",
    r"(?:sending|sent|made|making|posted|texted) (?:\w+ )?threats?(?: (?:to|in|about)[\w ]{0,20})?",
)
DISCIPLINE_NEVER = (
    r"detention (?:rooms?|supervis\w+|duty|monitors?|slips|schedule|hours|center)",
    r"suspension of (?:the|a|an|all|our|service)",
    r"(?:level|levels|fever|temp\w*|sugar|count|pressure|score|rate|tide|demand|ceilings?|prices?|hopes?)(?: \w+){0,2} (?:was|is|were) high",
    r"grab (?:a|the|an|some|my|your|(?-i:[A-Z]))\w*",
    r"copied from (?:the|this) (?:deck|slide|sheet|page|file|website|email|board)",
    r"(?:parental )?rights were terminated",
)
IMMIGRATION_NEVER = (r"visa (?:ending|card|#|no\.?|x+|\*+|\d)[\w ]*", r"(?:paid|pay|charged?) (?:by|with|to) visa")
