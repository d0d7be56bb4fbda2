"""How people write of self-harm, suicide, despair, and of the care that follows. Curated; see `recognizers.health`.

Source: words of risk screens (Columbia, SOS, BSAD), of alerts by filters on devices, and of counsellors' notes in
Massachusetts (section 12, CBAT, mobile crisis). What a pupil types is written as pupils type.
"""

from __future__ import annotations

_SELF = r"(?:him|her|them|my|your)sel(?:f|ves)"
_WANT = r"(?:want(?:s|ed|ing)?|wanna|wish(?:es|ed)?|plan(?:s|ned|ning)?|going|gonna|tr(?:y|ies|ied|ying)|threaten(?:s|ed|ing)?|talk(?:s|ed|ing)? (?:about|of)|think(?:s|ing)? (?:about|of)|thought(?:s)? (?:about|of)|about|feels? like|said|says|ready|hopes?|how)"
_PILLS = r"(?:pills?|tylenol|advil|ibuprofen|aspirin|benadryl|melatonin|xanax|meds|medication|acetaminophen|motrin|sleeping pills)"

MIND = (
    rf"{_WANT} (?:to )?(?:die|be dead|disappear|not (?:be alive|be here|exist)|never wake up)",
    r"(?:wish(?:es|ed)?|said|says|better if) (?:that )?(?:he|she|they|i) (?:was|were|wasn['’]?t|weren['’]?t|could|would) (?:dead|alive|here|never born|die|disappear|not wake up|gone)",
    r"(?:end(?:ing)?|tak(?:e|ing)|took) (?:his|her|their|my) (?:own )?life",
    r"end(?:ing)? it all",
    r"jump(?:ing|ed)? (?:off|from|in front of) (?:a |the )?(?:roof|bridge|building|window|balcony|train|bus|car|overpass)",
    rf"(?:kill(?:s|ed|ing)?|hang(?:s|ed|ing)?|hung|unaliv(?:e|ed|ing)|drown(?:ed|ing)?|starv(?:e|ed|ing)|burn(?:s|ed|ing)|cut(?:s|ting)?|hurt(?:s|ing)?|harm(?:s|ed|ing)?|injur(?:es|ed|ing)|hit(?:s|ting)?|bit(?:es|ing)?|choke[sd]?|choking|scratch(?:es|ed|ing)?) {_SELF}",
    r"\b(?-i:kms)\b",
    r"(?:doesn['’]?t|does not|don['’]?t|do not|didn['’]?t|did not|no longer) want(?:s|ed)? to (?:live|be alive|be here|be around|exist|wake up|go on|do this anymore)",
    r"(?:to|and|and just) not wake up",
    r"(?:nothing|no reason|not worth|no point) (?:left )?(?:to live|in living|living)",
    r"(?:better off|be better) (?:dead|without (?:me|him|her)|if (?:he|she|i) (?:was|were)(?:n['’]?t)? (?:dead|here|gone))",
    r"(?:everyone|they|family|mom|nobody) (?:would|will|wouldn['’]?t|won['’]?t) (?:be better off|be happier|miss (?:me|him|her)|care if)",
    r"life (?:is|isn['’]?t|is not) (?:not )?worth (?:living|it)",
    r"(?:passive|active|vague|current|recent|denies|denied|expressed|endors\w+|reports?|with|w/|\+|has|had|after|for|re|due to) (?:passive |active |any |current )*(?:s\.?i\.?(?:/h\.?i\.?)?|suicidal \w+)(?=$|[^\w'’.])",
    r"(?:death|suicidal|dark|intrusive|morbid|self[- ]harm\w*) thoughts?",
    r"thoughts? of (?:death|dying|suicide|self[- ]?harm|hurting|ending|killing|not being)",
    r"(?:suicid\w+|sui) (?:risk|screen\w*|assess\w*|protocol|plan|note|attempt\w*|gesture|precautions?|watch|hx|history|ideation|thoughts?|statements?|threats?|comments?)",
    r"(?:attempted|died by|committed|completed|contemplat\w+|consider\w+|threatened|mentioned|talk\w+ about|previous|prior|hx of|history of) suicide",
    r"(?:goodbye|suicide|farewell) (?:note|letter|text|post|message|video)s?",
    r"(?:columbia|c-?ssrs|bsad|phq-?[a9]?|gad-?7|sos|asq)(?: screen\w*| scale| score[sd]?)?(?: (?:was|of|:))? ?(?:positive|high|moderate|elevated|\d+)",
    rf"(?:took|swallowed|ate|downed|ingested|od['’]?d on|overdosed on|how many) (?:a (?:handful|bottle|bunch|lot) of |some |\d+ |too many |mom['’]?s |her |his |all (?:his |her |the )?)*(?:\w+ )?{_PILLS}",
    r"(?:overdos(?:e|ed|ing)|o\.?d\.?['’]d)",
    r"(?:cut|slit|slic(?:es|ed|ing)|cutting|cuts|scratch(?:es|ed)|burn(?:s|ed)) (?:on )?(?:his|her|their|my) (?:own )?(?:left |right |upper |inner |fore)?(?:arms?|wrists?|thighs?|legs?|hips?|stomach|skin)",
    r"(?:cut(?:s|ting)?|self[- ]?harm|sh|burn|ligature|healed|fresh) (?:marks?|scars?|lines|wounds) (?:on|along|up)",
    r"(?:fresh|new|healing|old|superficial|visible) (?:cuts|scars|scratches|burns) (?:on|along|up)",
    r"(?:has|have|had|he['’]?s|she['’]?s|is|been|started|back to|caught|admits?(?: to)?|history of|hx of) (?:been )?(?:self[- ]?harm\w*|cutting(?: again| at \w+| since| on| (?:him|her)self)?)(?! class| grass| down| out| off| the| in| corners| paper| costs| school)",
    r"sharpener blade|razor ?blades? (?:in|under|from|and|she|he)",
    r"section(?:ed)? ?12(?:['’]?e?d| to| at| by| was| signed| for eval)",
    r"sectioned",
    r"(?:in|at|to|from|through|a|the|into|of|started|starting|finished|completed|attend\w*|does) (?:an? |the |her |his )?(?:cbat|php|iop|partial(?: hospital\w*| program)?|step[- ]?down(?: program)?|day treatment)",
    r"(?:admitted|sent|went|going|back|discharged|returning|released|transferred|step(?:ped|ping) down|bed|evaluated|seen|inpatient|stay) (?:to|at|from|in) (?:the )?(?:mclean|bournewood|arbour|westwood lodge|pembroke hospital|franciscan|walden|bradley|hampstead|cambridge health|child(?:ren)?['’]?s hospital|boston children['’]?s|children['’]?s|mgh|mass general|tufts|floating|umass memorial|baystate|shriners|spaulding|dana[- ]farber|brigham|south shore|a psych\w*|psych\w*|the unit|the er|the ed|er|ed|the hospital|crisis)",
    r"(?:called|calling|crisis|sent|referred to|eval by|waiting on|waiting for) (?:mci|best team|best|mobile crisis|988|the crisis (?:line|team)|cbhc)",
    r"(?:waiting|looking|search) for (?:an? )?(?:inpatient |psych |cbat )?bed",
    r"(?:hospitali[sz]ed|hosp['’]?d|inpatient|inpt) (?:for|at|since|twice|in|x ?\d|\d)",
    r"(?:mental|psych\w*|emotional) (?:health )?(?:breakdown|hospital\w*|episode|emergency|dx|diagnosis|eval\w*|stay|status)",
    r"(?:having|had|has|having a|w/|with|another|due to|bc of|because of) (?:an? |another |severe |bad |bad |major |panic |full[- ]blown )*(?:panic attacks?|anxiety attacks?|psychotic (?:break|episode)|manic (?:episode|phase)|flashbacks?|night terrors?|breakdown)",
    r"(?:refus\w+ to eat|(?:stopped|barely|isn['’]?t|is not|hasn['’]?t been|not been) eating|hardly eats|barely eats)",
    r"(?:restrict(?:s|ing|ed) (?:food|calories|intake|her|his)|makes? (?:her|him)self (?:throw up|sick|vomit)|throws? up after (?:lunch|meals|eating|she eats|he eats)|hides? food)",
    r"pulled (?:out (?:at )?(?:his|her|their) (?:own )?|(?:at )?(?:his|her|their) own )(?:hair|eyelashes|eyebrows)",
    r"(?:pulls?|pulling|picks?|picking) (?:out )?(?:at )?(?:his|her|their) (?:own )?(?:hair|eyelashes|eyebrows|skin|scabs)",
    r"bang(?:s|ed|ing) (?:his|her|their) head",
    r"(?:sees?|seeing|saw|has|had|starts?|starting|needs?|referred (?:to|for)|waitlist(?:ed)? for|looking for|meets with) (?:an? |an outside |outside |his |her |the |new |in-home |weekly |private |trauma )*(?:therapist|therapy|counseling|counsell?ing|psychiatr\w+|psychologist|lmhc|licsw|clinician|ihbs|in-?home therap\w+|iht)",
    r"(?:in-?home|trauma|grief|play|family|talk|dbt|cbt|emdr|art) (?:therapy|therapist|counseling)",
    r"(?:dx|diagnos\w+|history|hx|signs?|symptoms|struggl\w+|suffer\w*|deal\w*|living|treated|meds|therapy|out|hospitali[sz]ed) (?:with|of|for|from)? ?(?:\w+ ){0,2}(?:depression|anxiety|ptsd|adhd|bipolar|trauma|addiction|psychosis)",
    r"(?:severe|major|clinical|diagnosed|bad|crippling|debilitating|chronic|extreme|high|seasonal|postpartum) (?:anxiety|depression)",
    r"(?:his|her|their) (?:anxiety|depression|ptsd|adhd|trauma|panic|therapist|psychiatrist|psychologist|mental health|addiction|sobriety|eating disorder|bipolar|breakdown)",
    r"(?:very|really|so|severely|seriously|seems|looks|feeling|been|is|gets|was|she['’]?s|he['’]?s) (?:\w+ )?(?:depressed|suicidal|hopeless|manic|dissociat\w+)",
    r"(?:in|goes to|going to|attends|joined|started|through) (?-i:NA|AA|N\.A\.|A\.A\.|Alateen)(?= (?:now|meetings?|since|for|and|again|twice|on|with)|[.,;)]|$)",
    r"\d+ (?:days|weeks|months) (?:clean|sober)",
    r"(?:is|been|now|stay(?:ing|ed)?|got) (?:clean|sober) (?:for|since|now|again)",
    r"(?:picks?|picking|picked) (?:at )?(?:his |her |their )?(?:scabs?|skin|nails|cuticles|sores?)(?: \w+){0,2} (?:till|until|til)(?: \w+){0,2} (?:bleed|bleeds|blood|raw)",
    r"(?:cries|cried|crying|sobb(?:ed|ing)) (?:all|every|daily|most|non-?stop|in the (?:bathroom|hall))",
)
MIND_WEAK = (
    r"safety plan",
    r"(?:hopeless|withdrawn|tearful|worthless)",
    r"(?:cutting|cuts)",
    r"check[- ]?ins? (?:daily|with (?:counselor|sac|adjustment))",
)
MIND_NEVER = (
    r"(?-i:\d+ cuts)(?! (?:on|to|along|across|up))",
    r"(?:trains? |the |our |a )?therapy (?:dogs?|animals?|pon(?:y|ies)|room)",
    r"(?:price|budget|staff|cost|job|program|tax|paper|grass|line|class|corner|ribbon|cookie|wood|cake|hair|quilt)[- ]?cutting|cutting (?:edge|board|class|the (?:budget|grass|ribbon|cake|line|paper)|costs|corners|shapes|out|down|it close|garden|mat|tool|station|practice|strip)",
    r"(?:budget|school|health|economic|climate|housing|opioid|financial|identity|current|humanitarian|energy|covid|staffing|refugee|constitutional|missile|oil|border|text) crisis",
    r"kill(?:ed|ing)? (?:him|her|it|them)sel(?:f|ves) laughing",
    r"hurt (?:him|her|them)sel(?:f|ves) (?:laughing|on purpose in the play)",
    r"(?:hit|cut) it out",
    r"i['’]?(?:m|ll) (?:gonna|going to|about to)? ?die (?:of|from|laughing|if)",
    r"suicide (?:prevention|awareness|squeeze|squad|hotline|lifeline|rates?|sprints?|bunt|drills?)",
)
