"""How a diagnosis, its history and its care are said, whatever the illness is called. Curated; see `recognizers.health`."""

from __future__ import annotations

_DOCTOR = r"(?:doctor|physician|pediatrician|neurologist|cardiologist|oncologist|endocrinologist|gastroenterologist|allergist|surgeon|psychiatrist|orthopedist|urologist|dermatologist|pulmonologist|rheumatologist|hematologist|geneticist|midwife|orthodontist|optometrist)"
_CLINIC = r"(?:dr|md|pcp|gi|ent|endo|neuro|ortho|psych|cardiology|oncology|specialist)"
_SAYS = r"(?:says?|said|thinks|wants|wrote|orders?|ordered|recommends?|changed|cleared|prescribed|found|confirmed|upped|increased|lowered|started|stopped|appt|appointment|clearance)"

DIAGNOSIS = (
    r"(?:diagnosed|dx(?:['’]?d|ed)|rediagnosed|misdiagnosed)(?: \w+)? (?:with|w/|as|for|c)(?: an? | the )?[\w'’ -]{2,30}",
    r"(?:new|recent|medical|his|her|their|dual|primary|secondary|the|a|adhd|autism|cancer|confirmed|official|updated|formal|provisional) (?:diagnos[ie]s|dx)",
    r"dx(?:['’]?d|ed)?[: ]+(?:with |w/ |of |is |= ?)*[\w'’ -]{2,30}",
    r"\b[\w'’-]{3,} dx['’]?d\b",
    r"(?:hx|h/o|pmh|history|s/p|r/o|known (?:hx|case)) ?(?:of|:|for)? ?(?:a |an )?(?:\w+ ){0,2}(?:seizures?|asthma|concussions?|anxiety|depression|trauma|abuse|surger\w+|fainting|migraines?|cancer|allerg\w+|anaphyla\w+|cutting|self[- ]harm|si|suicid\w+|adhd|syncope|murmur|epilep\w+|eating|hospital\w+|substance|bleeding|clots?|heart|panic|psychosis|ptsd|fractures?|headaches?|stroke|pneumonia|ear infections?|reflux|constipation|preterm|prematurity)",
    r"(?:suffers?|suffering|suffered) from [\w'’ -]{3,25}",
    r"born (?:with|without|premature|early at|at \d+ weeks|deaf|blind|addicted|missing)",
    r"(?:flare[- ]?ups?|flaring(?: up)?|relaps\w+|in remission|terminal(?! ?#?(?:\d|[A-H]\b))|inoperable|malignant|benign tumor|metasta\w+|stage (?:[1-4]|i{1,3}|iv|one|two|three|four) (?:\w+ )?(?:cancer|lymphoma|\w+oma))",
    r"(?:has|have|had|having|is having|needs?|needed|getting|scheduled for|out for|after|before|recovering from|post|going in for|goes in for|awaiting|upcoming|emergency|another|two|three|four|\d+|first|second|third|next) (?:an? |his |her |their |the |another |more |major |minor |emergency |open |oral |knee |hip |heart |back |brain |eye |jaw |foot |hand |shoulder |spinal |ankle |acl |tonsil |appendix |hernia |dental |cosmetic |bariatric )*(?:surger(?:y|ies)|operations?|(?:hip|knee|shoulder|joint|valve) replacement|transplants?|biops(?:y|ies)|bypass|chemo\w*|radiation|dialysis|colonoscopy|endoscopy|ct scan|cat scan|sleep study|spinal tap|procedure done|infusions?|transfusions?|c-?section|hysterectomy|mastectomy)",
    r"(?:surger(?:y|ies)|chemo\w*|radiation|dialysis|transplant|infusions?|biopsy|eeg|mri) (?:is |was |went |on |for |at |in |tomorrow|next|this|last|scheduled|so far|through|until|thru|every|date|\d|x ?\d|[a-z]+day)",
    r"(?:waiting|on the list|listed|wait ?list\w*) for (?:an? )?(?:new )?(?:kidney|liver|heart|lung|bone marrow|transplant|organ)",
    r"(?:has|with|w/|got|placed|have|needs|new|his|her|the|a|infected|blocked|clogged|removed|out|via|through|by|had) (?:an? |his |her |new |vp |g- |central |feeding |chest |bladder |ear )*(?:shunt|stoma|trach|g-?tube|j-?tube|ng tube|picc line|port-?a-?cath|central line|catheter|ostomy|pacemaker|defibrillator|stent|cochlear|implant|hearing aids?|prosthe\w+|stander|gait trainer|wheelchair|service dog|inhaler|nebuli[sz]er|insulin pump|pump (?:site|alarm)|dexcom|ventilator|bipap|cpap|suction)",
    r"shunt (?:revision|malfunction\w*|surgery|placed|fail\w*|check|in|for|precautions?|infection)",
    r"(?:cath(?:s|ed|eter\w*)?|straight cath\w*|self[- ]cath\w*)(?:,| at| x ?\d| needs| q ?\d| every| twice| \d|:| in| schedule| supplies| with| w/| by)",
    r"(?:does|needs?|gets?|has|requires?|help with) (?:his |her |own |daily )*(?:cath\w*|suction\w*|vest|nebs?|wound care|dressing changes?|chest pt|injections?|infusions?|insulin)",
    r"vest (?:therapy|treatment|machine)",
    r"(?:two|2|1|one)[- ]?(?:person|adults?) (?:lift|transfer|assist|changing|cath|toileting)",
    rf"{_DOCTOR}(?:['’]?s)? (?:{_SAYS}|note|letter|visit)",
    rf"(?:per|his|her|their|the|saw|sees|from) {_CLINIC} (?:{_SAYS}|for|at|on|note|visit)",
    rf"(?:appt|appointment|visit|follow[- ]?up|f/u) (?:with|w/|at) (?:the |his |her |their |a )?(?:{_DOCTOR}|{_CLINIC}|children['’]?s|specialist)",
    r"(?:doctor|dr|md|medical|physician|hospital|er|nurse|therapist|psych)(?:['’]?s)? (?:notes?|excuse|letter|clearance|documentation) (?:on file|says|attached|for|from|in|dated|received|rec['’]?d|expired|through|until|thru|needed|missing|given)",
    r"(?:ihp|ihcp|ecp|eap|dmmp|health (?:care )?plan|care plan|nursing plan|seizure plan|asthma plan|allergy plan|emergency plan) (?:for|on file|is|in|updated|expired|signed|needed|attached|needs|due|says|with|w/)",
    r"(?:medically|physically) (?:fragile|complex|excused|unable|unstable|cleared|restricted|involved|compromised|necessary absence)",
    r"(?:immun(?:o|e))[- ]?(?:comp(?:romised)?|suppressed|deficien\w+)",
    r"(?:fmla|sick leave|medical leave|disability leave|short[- ]term disability|std|workers['’]? comp\w*|stress leave|leave of absence|medical loa|maternity leave|sick bank|extended leave)(?: (?:for|due to|because of|b/c|following|after|through|until|while|starting|starts|begins?|request\w*|from|since))+ (?:an? |his |her |the |their )?(?:\w+ ){0,3}(?:surger\w+|cancer|treatments?|chemo\w*|injur\w+|back|knee|hip|pregnan\w+|birth|baby|depression|anxiety|mental|medical|condition|illness|recover\w+|replacement|operation|concussion|fall|stroke|heart|rehab|health|migraines?|complications?|breast|mother|father|spouse|wife|husband|child|son|daughter)",
    r"(?:due to|because of|b/c of|bc of|has|his|her|their|undisclosed|underlying) (?:ongoing |serious |his |her |their |new |a |several |significant |recent |an? |chronic |complex )*(?:health|medical|mental health) (?:issues?|problems?|conditions?|concerns?|needs|reasons?|emergency|crisis|history|procedure|episode|alert|restrictions?|appointments?)",
    r"(?:asthma|allergies|diabetes|seizures?|epilepsy|adhd|migraines?|anxiety|depression|eczema|celiac|crohn['’]?s|lupus|cancer|arthritis) (?:is|are|has been|acts? up|acting up|flar\w+|under control|well[- ]controlled|poorly controlled|uncontrolled|exercise[- ]induced|\(|since|meds?|medications?|plan|and|&|w/|with inhaler|attacks?|symptoms|inhaler|dx|diagnos\w+|history|hx|triggered|worse|severe|mild|moderate)",
    r"(?:exercise[- ]induced|severe|mild|moderate|bad|chronic|uncontrolled|persistent|cold[- ]induced|childhood|has|have|had|with|w/|got|his|her|their) (?:(?:very |really )?(?:bad |severe |mild |moderate |chronic ))*(?:asthma|allergies|diabetes|epilepsy|adhd|migraines?|eczema|celiac|crohn['’]?s|lupus|cancer|arthritis|scoliosis|anemia|reflux|type (?:1|2|one|two)|high blood pressure|low blood pressure|heart (?:murmur|condition|issue|problem)s?)",
    r"heart murmur",
    r"asthma (?:attack|inhaler|exacerbat\w+|plan|flare\w*|meds?|kid|pump)",
    r"(?:it['’]?s|its|is|was|as|be|probably|said|called it|thinks it['’]?s|turns out) (?:an? |the |probably |just |only )?(?:type (?:1|2|one|two)|crohn['’]?s|celiac|lupus|leukemia|epilepsy|a concussion|diabetes|appendicitis|pneumonia|mono|strep|lyme|covid|a uti|cancer|a tumor|adhd|bipolar|anorexia|lice|scabies|impetigo|ringworm|pink ?eye|pneumonia|asthma|hand,? foot,? (?:and |& |n )?mouth)",
    r"gets? (?:bad |really bad |severe |awful |frequent )?(?:migraines?|nosebleeds?|seizures?|hives|panic attacks?|dizzy spells|infusions?|headaches)",
    r"sleepwalk(?:s|ing|er)|wets? the bed|bed[- ]?wett(?:er|ing)",
    r"(?:smok(?:es|ing)|vap(?:es|ing)|us(?:es|ing)|addicted to|hooked on|abus(?:es|ing)|dependent on|drinking) (?:weed|marijuana|nicotine|alcohol|opioids?|heroin|pills|meth|cocaine|fentanyl|percs|xanax)",
    r"(?:in|out of|back from|to|went to|finished|left|entered|needs) (?:drug |alcohol |in-?patient )?(?:rehab|detox)(?! stint)",
)
DIAGNOSIS_WEAK = (
    r"(?:medical|health|heart|breathing|lung|stomach|kidney|bladder|bowel|bathroom|eye|vision|hearing|thyroid|toileting|digestive|blood pressure) (?:issues?|problems?|conditions?|troubles?|concerns?|needs|history|reasons?|emergency|alert)",
    r"(?:bad|weak) (?:heart|back|knees?|lungs?|kidneys?|eyes|ears|hip|ankle)",
    r"(?:surgery|chemo|dialysis|shunt|stoma|trach)",
    r"immune",
)
DIAGNOSIS_NEVER = (
    r"serious health condition",
    r"(?:sick|ill) (?:bank|leave|days?|time|call|pay|notes?|beats?|burn|of|and tired|jokes?|day)",
    r"(?:self|homes?|so|pretty|that['’]?s|thats) sick|sick (?:of|and tired|move|shot|goal|beat|trick)",
    r"(?:is|are|been|being|get|getting|for|to|of) (?:hooked|addicted) (?:on|to) (?:reading|math|chess|books?|phonics|phones?|school|games?|video|the game|science)",
    r"(?:ill|bad|good|diagnos\w+|the) (?:diagnostic|will|effects?|advised|fated|tempered|prepared|equipped|informed)",
    r"diagnosed (?:the (?:problem|issue|fault|printer|network|bug|server|leak)|with (?:a )?(?:bad|faulty|failed|blown|loose) \w+)",
    r"(?:medical|health) (?:assist\w*|careers?|school|class|records? (?:office|policy)|students?|insurance|center|office|teacher|field|devices? company)",
)
