"""How the process of special education is told: asked for, tested, found, proposed, rejected, placed. Curated.

Source: 603 CMR 28.00 (evaluation, eligibility, placement, consent), the words of Massachusetts team meetings and of the
notes that teachers, secretaries and parents write about them. Plain terms stand in `words/special_education.txt`.
"""

from __future__ import annotations

_HIS = r"(?:his|her|their|the|an?|my|our|this|that|new|proposed|draft|current|amended|full|updated|last|old|annual|initial)"
_SERVICE = r"(?:speech|occupational therapy|physical therapy|counseling|reading (?:support|services?|intervention)|social skills|academic support|learning center|resource room|special ed\w*|sped|services|aba|(?-i:OT|PT|SLP))"
_PAPER = r"(?:iep|504|i\.e\.p\.?|bip|amendment|placement|evaluation plan|eval(?:uation)? consent|service plan|services|consent form|n1|pl1)"

PROCESS = (
    r"target behaviou?rs?:? \w+",
    r"(?:academic support|speech|reading|counseling|consult|inclusion|learning center) \d ?x ?\d{2}",
    rf"(?:reject\w*|accept\w*|sign(?:s|ed|ing)?|refus\w+|consent\w* to|disagree\w* with|declin\w+|postpon\w+|amend\w*|revis\w+|return\w*|disput\w+|appeal\w*|unsigned|approv\w+|revok\w+|honor\w*) (?:{_HIS} )*(?:iep|504|i\.e\.p\.?|bip|amendment|placement|evaluation plan|service plan|n1|pl1)",
    r"(?:rejected|accepted|refused|signed) (?:it |the plan |the iep )?in (?:part|full)",
    r"(?:has|have|had|having|on|under|with|w/|needs?|gets?|got|getting|per|see|in|via|his|her|their|my|our|son['’]?s|daughter['’]?s|write|writing|wrote|update|updating|open(?:ed)?|\w+['’]s) (?:an? |the |his |her |their |active |current |new |draft |full |initial |amended |his new |her new |old )*(?:iep|i\.e\.p\.?|504(?: plan)?|bip|fba)",
    r"(?:iep|504|bip|fba)(?: plan)?(?: (?:for|w/|with|says|due|mtg|meeting|team|goals?|accom\w*|amendment|progress|expir\w+|annual|re-?eval|liaison|signed|rejected|services?|testing|at|is|was|since|only|kid|student|on file|written|update\w*|review\w*|requires?|calls for|allows|gives|states|includes?)|: ?(?!no\b|none\b|n/a|not\b|blank\b)[a-z]{3,}| ?[-–—/] ?(?!no\b|none\b|n/a|not\b)[a-z]{3,})",
    rf"(?:pulled|pull(?:s)?|goes|leaves|seen|qualif\w+|eligible|recommend\w*|referred|screened|tested|evaluated|waitlist\w*|approved|schedule\w*|discharged|dismissed|released|exited|graduated) (?:out )?(?:for|from|to|by) (?:the |his |her |her |school[- ]based |weekly |daily )*{_SERVICE}",
    r"(?:dismissed|discharged|exited|released|graduated) from (?:ot|pt|slp|speech|sped|special ed\w*|services|his iep|her iep|the iep|aba|counseling|adapted pe)",
    r"(?:gets|receives|has|needs|getting|receiving|missed|missing|lost|owed|started|starting|continue|add(?:ed|ing)?|drop(?:ped)?|wants? more|more|less|no) (?:his |her |their |direct |weekly |daily |group |individual |more |\d+ ?min(?:utes|s)? (?:of )?|\dx\w* )*(?:speech|(?-i:OT|PT|SLP|ABA|ESY|APE)|occupational therapy|physical therapy|adapted (?:pe|p\.e\.)|counseling minutes|sped services|specialized instruction|pull[- ]?out|push[- ]?in|inclusion support|para support|1:1 support|aide support|reading services)(?! bubble| contest| team| debate| at the| on the| by the| night| about)",
    r"(?:speech|artic\w*|language|fluency|(?-i:OT|PT|SLP|ABA))(?:/\w+)?[ :-]+(?:\d ?x|\d+ ?(?:x|times|min\w*|hrs?|hours|sessions?)|once|twice|weekly|daily|eval\w*|goals?|group|session|minutes|referral|screen\w*|services?|consult|therap\w+|tx|only|report|progress)",
    r"\d+ ?(?:x|times)? ?\d* ?(?:min(?:utes|s)?|hrs?|hours)?(?: ?(?:/|per|a|each) ?(?:wk|week|cycle|day|month))? (?:of )?(?:speech|(?-i:OT|PT|SLP|ABA)|counseling|resource|push[- ]?in|pull[- ]?out|inclusion support|consult|sped|specialized)",
    r"(?:works?|working|worked|target\w*|practic\w+|artic\w*|errors?|sounds?|produc\w+|drill\w*)(?: on| with| for| the)?(?: his| her| their)? /?(?:r|s|l|th|sh|ch|k|g|f|v|z|j)/?(?:(?:,| and| &|/) ?/?(?:r|s|l|th|sh|ch|k|g|f|v|z|j)/?)* ?(?:sounds?|blends?|\(|,? ?\d+ ?min)",
    r"\((?:r|s|l|th|sh|ch|k|g|vocalic r|fluency|artic\w*|language|pragmatics|apraxia|voice|stutter\w*)(?:(?:,| and| &|/) ?(?:r|s|l|th|sh|ch|k|g|blends|fluency|language))*,? ?(?:sounds?|blends)?,? ?\d+ ?min\w*\)",
    r"\d+ (?:trials?|opps|opportunities|probes)(?:,? \d+ (?:indep\w*|independent\w*|prompt\w*|correct|w/|with))?",
    r"(?:independent|indep|prompted|hoh|hand over hand|full physical|partial physical|verbal prompts?|gestural) (?:x ?\d|\d/\d|in \d|\d ?%|on \d)",
    r"(?:goal|objective|benchmark) (?:\d+|#\d+)[,:]? ?(?:met|not met|mastered|progressing|emerging|\w+ language|reading|math|behavior|speech|writing|social|fine motor|in progress|on track|discontinued)",
    r"(?:on track|not on track|unlikely|expected|likely) to (?:meet|master|achieve) (?:his |her |their |the |this |annual )*(?:goal|objective|benchmark|by (?:annual|the annual|june|iep))",
    r"(?:moved?|moving|going|goes|went|bump\w*|ready|refer\w*|sent|up) (?:from |him |her |them )?(?:rti|mtss|sst|tier [123i]+|cst|iaep|bbst|tat)? ?(?:to|for|on to|into) (?:an? )?(?:full |initial |sped |special ed\w* |speech |ot |core |psych |formal )*(?:eval\w*|testing|assessment|iep|504|sped|referral|tier 3)",
    r"(?:full|initial|core|formal|requested an?|requesting an?|wants? an?|asked for an?|asking for an?|needs? an?|scheduled|schedule the|parent[- ]requested|outside|private|another|speech|ot|pt|psych|reading|academic|three[- ]year|3[- ]?yr) (?:sped |special ed\w* |speech |psych |ot |educational |full )?(?:eval\b|evals\b|evaluation|re-?eval\w*|testing)",
    r"(?:refer(?:red|ring)?|referral|send|sent|bring|brought|recommend\w*|push\w*|test(?:ed|ing)?|evaluat(?:e|ed|ing)|assess(?:ed|ing)?|screen(?:ed|ing)?|flag\w*) (?:him |her |them |for |to )+(?:an? )?(?:full |initial |sped |special ed\w* )*(?:testing|eval\w*|evaluation|sped|special ed\w*|iep|504|sst|iaep|cst|mtss|rti|tier [23]|dyslexia|autism|adhd|ld|ot|speech|services|learning disab\w*)",
    r"(?:tested|testing|evaluated|eval|qualifies|qualified|eligible|ineligible|found eligible|eligibility|category|identified|changed) (?:for |under |as |to |is |from |of )+(?:an? )?(?:sld|ohi|sli|ed|id|asd|dd|tbi|emotional|autism|specific learning|health|communication|neurological|intellectual|sensory|physical|developmental|dyslexia|iep|504)",
    r"(?:team|iep team|sped|special ed) (?:meets?|met|meeting|mtg|decided|found|propos\w+|agreed|recommend\w+|convenes?|reconven\w+|determin\w+|voted) (?:\w+ ){0,4}(?:eligib\w+|iep|eval\w*|placement|services?|goals?|on|for|to|at|that|no)",
    r"(?:accepted|admitted|placed|visited|toured|starts?|started|attends?|attending|going|goes|went|moving|moved|transferr\w+|referral|packet|intake|interview|applied|outplaced|returning|back) (?:him |her |them |in |into |to |at |for |from |the |a |an )+(?:day program|collab(?:orative)?(?: program| placement)?|therapeutic \w+|sub[- ]?sep\w*|sub[- ]separate|substantially separate|residential(?: program| school| placement)?|ood|out[- ]of[- ]district|private day|ld program|language[- ]based \w+|life skills|behavior (?:program|room|classroom)|autism (?:program|class\w*)|self[- ]contained|inclusion|co-?taught|learning center|resource room|45[- ]day|extended eval\w*)",
    r"(?:day|therapeutic|collaborative|residential|private|alternative|specialized|ood|out[- ]of[- ]district|outside|sped|special ed\w*) (?:day )?(?:program|placement|tuition)(?: (?:for|at|start\w*|search|since|in|because|due|van))",
    r"(?:in|into|joins|from|to) (?:the |a |an |our |his |her )?(?:substantially separate|sub[- ]sep(?:arate)?|self[- ]contained|language[- ]based|therapeutic|life[- ]skills|co-?taught|inclusion|resource|learning center|autism|behavior) (?:class\w*|program|room|placement|setting|strand|classroom|section)",
    r"(?:needs?|has|have|with|w/|gets?|requires?|got|his|her|their|assigned|without|lost|new|no|share[sd]?|sharing|an?|the) (?:an? |his |her |their |the |full[- ]time |dedicated |individual |new |shared |part[- ]time )*(?:1:1|1-1|one[- ]to[- ]one|one[- ]on[- ]one|1 to 1)",
    r"(?:reader|scribe|calculator|ext(?:ended|ra)? time|x-?tra time|time (?:and|&) a half|breaks|separate (?:room|setting|space)|small group|read[- ]aloud|large print|word bank|notes copied|text[- ]to[- ]speech|speech[- ]to[- ]text|preferential seat\w*|pref seating|graphic organizers?|alt(?:ernate)? setting|quiet (?:room|space|setting)|fidgets?|wiggle (?:seat|stool|cushion)|headphones|sensory (?:tools?|breaks?|kit|bin)) (?:for|on|per|because of|as|under|is|in) (?:his|her|their|the|all|mcas|tests?|quizzes|iep|504|needed|math|ela|anything|loud|assemblies|lunch)",
    r"(?:let|allow|give|gives|gets|needs|offer|remind|lets|given) (?:him |her |them )?(?:to )?(?:wear |use |take |have |the |a |his |her |extra |more |frequent |big )*(?:headphones|fidgets?|movement breaks?|sensory breaks?|break card|break pass|extra time|extended time|ext time|time and a half|scribe|reader|wiggle seat|weighted \w+|chewy|calculator accom\w*|word bank|visual schedule|preferential seating|quiet space)",
    r"(?:sound|noise|sensory|touch|light|texture|auditory|tactile)[- ](?:sensitiv\w+|defensive|seek\w+|avers\w+|overload\w*)",
    r"(?:overstimulat|dysregulat|deregulat)\w+",
    r"(?:is|was|are|who is|he['’]?s|she['’]?s|got|being|been) (?:\w+ )?(?:nonverbal|non-?verbal|sped|autistic|dyslexic|on the spectrum|special needs|learning disabled|ld\b|neurodiver\w+|twice exceptional|2e\b|delayed|developmentally \w+|cognitively \w+|intellectually \w+|hard of hearing|legally blind|deaf|visually impaired|hearing impaired)",
    r"(?:has|have|had|with|w/|his|her|their|diagnosed with|dx|suspected|suspect|possible|poss|mild|severe|signs of|because of|due to) (?:an? |some |severe |mild |moderate |significant |high[- ]functioning )*(?:autism|asd|asperger['’]?s|dyslexia|dyscalculia|dysgraphia|apraxia|down['’]?s? syndrome|processing (?:disorder|issues?|problems?|delay)|auditory processing|learning (?:disabilit\w+|difference|disorder|issues?)|disabilit(?:y|ies)|developmental delays?|speech (?:delay|impediment|issues?|problem|impairment)|language (?:delay|disorder|impairment)|stutter|lisp|selective mutism|executive function\w*|sensory (?:issues?|needs|processing)|special needs|cognitive (?:delays?|impairment|disability)|fine motor (?:delays?|issues?)|low muscle tone|intellectual \w+)",
    r"(?:behavior|behavioral|beh|crisis|safety|toileting|sensory|feeding|communication|transition|accommodation|service|reading|learning|support|success) plan (?:with|w/|says|for (?:him|her|them|(?-i:[A-Z]))|in place|since|calls|includes|is in)",
    r"(?:on|has|under|with|w/|follow|per|his|her|their|new|needs) (?:an? |the |his |her |their |new )*(?:behavior|behavioral|beh|sensory|toileting|communication|feeding|service|accommodation) (?:intervention |support |management )?plan",
    r"(?:under|per|in|on) (?:his|her|their) (?:service )?plan",
    r"(?:his|her|their) (?:new |old |current )?plan (?:adds?|says|calls|gives|includes?|requires?|allows?|lists?|has|needs|is up|expires)",
    r"uses? (?:an? |his |her |the )*(?:talker|device to|aac|pecs|picture (?:cards?|schedule)|sign language|signs to|asl|braille|communication \w+|proloquo\w*|touchchat|gait trainer|stander|adaptive \w+|fm system|hearing aids?|cane|walker|wheelchair)",
    r"(?:stander|gait trainer|adaptive (?:chair|stroller|seat|toilet)|rifton|changing table|wheelchair tray|positioning chair)",
    r"(?:wisc|wiat|wj|celf|woodcock|basc|vineland|ados|ctopp|fsiq|brief|conners|towre|gort|ktea|bot-2|beery|srs|psych eval|neuropsych|testing|eval) (?:came back|results?|report|scores?|shows?|showed|is done|was|done|scheduled|on)",
    r"(?:processing speed|working memory|verbal comprehension|visual spatial|fluid reasoning|fsiq|full[- ]scale)(?: (?:index|iq|score|is|was|of|came|at|in|:))? ?(?:\d{2,3}|low|very low|borderline|below|average|the outlier|is|was|weak|a weakness)",
    r"(?:met|mastered|not met|progress(?:ing)? (?:on|toward)|working (?:on|toward)|baseline (?:was|is|of)|missed|change|rewrite|new|his|her|annual) (?:his |her |their |all |the |iep |annual |speech |reading |math |writing |behavior |social )*(?:iep goals?|speech goals?|ot goals?|behavior goals?|reading goals?|annual goals?|goal \d)",
    r"in \d+ (?:of|out of|/) \d+ (?:trials?|opportunities|probes|sessions|observations|attempts|days)",
    r"(?:iep|504|eval|team|sped|annual|amendment|manifestation|eligibility|transition|re-?eval|annual review) (?:mtg|meeting) (?:for|with|w/|on|at|is|was|re:?|about|next|moved|rescheduled|today|tomorrow|\d|[a-z]+day)",
    r"(?:annual review|3[- ]?(?:yr|year)|three[- ]year|re-?eval\w*|annual) (?:due|overdue|is due|coming|coming up|is|was|on|in|by|mtg|meeting|for|date|scheduled|late|held)",
    r"(?:advocate|attorney|lawyer|parent|mom|dad|guardian|family) (?:\w+ )?(?:wants?|requested|request(?:s|ing)|asked for|asking for|filed|rejected|rejecting|refused|refusing|signed|hasn['’]?t signed|won['’]?t sign|disagrees?|demand\w*|brought|is bringing) (?:\w+ ){0,4}(?:iep|504|eval\w*|testing|placement|services|aide|1:1|para|ood|hearing|bsea|mediation|advocate|n1|more speech|more ot|sped|independent)",
)
PROCESS_WEAK = (
    r"accommodations?",
    r"executive function\w*",
    r"annual review",
    r"re-?evals?",
    r"tier (?:2|3|ii|iii)",
    r"pull[- ]?outs?",
    r"push[- ]?ins?",
    r"day program",
    r"goals? (?:\d|met|not met)",
    r"behavior (?:chart|plan|tech)",
    r"artics?",
    r"non-?compliant",
    r"sped",
    r"special needs",
    r"\bld\b",
)
PROCESS_NEVER = (
    r"(?:sped|special ed\w*|504|iep) (?:teacher|director|coordinator|liaison|department|dept|office|secretary|admin\w*|staff|budget|law|training|day|meetings? in|team (?:chair|leader|facilitator)|chair|lic\w*|aides?|paras?|van|pac|paperwork|meetings|forms?|software|process|handbook|workshop|eval\w* slots)",
    r"(?:speech|debate|drama) (?:contest|team|and debate|tournament|class|bubble|night|writing)",
    r"(?:graduation|acceptance|commencement|motivational|victory|freedom of|keynote|opening|banquet|campaign|free|hate|valedictorian|best man|stump|class|sports|figures? of|parts? of|graduating|welcome|public) speech",
    r"(?:first|last|visual|hearing|band|hiring|equity|science|medical|band|legal|financial|navigation|teaching|decision|emergency|kitchen|visual) aide?s?",
    r"(?:staff|teacher|educator|self|program|course|formative|summative|peer|principal|annual|job|performance|risk|threat|bid|building|site|final|year[- ]end) eval\w*",
    r"(?:state|standardized|covid|lead|water|radon|asbestos|software|beta|load|usability|drug|steroid|genetic|stress|crash|air|soil|pool|battery|mcas|ap|blood|unit|user acceptance|fire alarm|pregnancy|strep|placement|final|makeup|map|iready|benchmark|wida|access) testing",
    r"(?:job|work|product|ad|art|art work|camera|field|course|math|chair|seat|furniture|foster|ap|college|classroom|class|student teacher|intern|honors|first|second|third) placements?",
    r"(?:diversity|equity|equality|belonging),? (?:and|&) inclusion|inclusion (?:training|statement|committee|officer|policy|week)",
    r"(?:my|your|our|the|wireless|usb|bluetooth|pair of|class set of|broken|spare|new|cheap|dollar) headphones|headphones (?:cart|for (?:testing|the class|mcas|all|everyone|sale)|are|in the|please|jack)",
)
