"""How a nurse's day is written: readings, fits, falls, bodily care, illness that keeps a pupil home. Curated.

`phrasing.health` has the complaints and injuries in full words; here stand the short forms of logs and text messages.
"""

from __future__ import annotations

_PART = r"(?:head|forehead|scalp|face|eye|eyes|ear|ears|nose|lip|lips|mouth|tooth|teeth|tongue|chin|jaw|neck|throat|shoulder|collarbone|arm|elbow|wrist|hand|finger|thumb|knuckle|chest|rib|ribs|back|spine|stomach|belly|tummy|abdomen|hip|groin|thigh|leg|knee|shin|calf|ankle|foot|heel|toe|skin|lungs?|bladder|kidneys?|heart)"
_HIS = r"(?:his|her|their|the|a|an|left|right|l|r)"
_ILLNESS = (
    r"(?:(?:influenza|stomach (?:flu|bug|virus)|covid|strep|mono|norovirus|lice|nits|pink ?eye|conjunctivitis|chicken ?pox|shingles|pertussis|whooping cough|impetigo|scabies|ringworm|mrsa|pneumonia|bronchitis|croup|scarlet fever|fifths? disease"
    r"|hand,? foot,? (?:and |& |n )?mouth|hfmd|coxsackie|(?:ear|sinus|eye|staph|kidney|bladder|skin|chest) infection|concussion|appendicitis))"
)

NURSE = (
    r"(?:marks?|welts?|bruis(?:es|ing)|burns?|scratches|handprints?)(?:,? (?:red|purple|blue|yellow|fresh|healing|linear)){0,3},? (?:on|across|along|down) (?:the |his |her |their )?(?:back of (?:the |his |her |their )?)?(?:(?:left|right|upper|lower|inner|outer) )*(?:arm|forearm|leg|thigh|neck|face|cheek|wrist|shoulder|buttock|bottom|shin|torso|chest|stomach|hip|ear|jaw|forehead|calf|ankle)s?",
    r"(?:gave|given|got|used|had|needs?|administered|carries|in) (?:the |her |his |a |one |\d )*(?:nose|nasal|rescue) (?:spray|med)s?(?! bottle)",
    # sugar
    r"(?:bg|bgl|bs|fsbs|glucose|blood (?:sugar|glucose)|sugars?|cgm|dex|dexcom)[ :=@]*(?:was |is |of |at |reading |reads |read |check |dropped to |down to |up to |> ?|< ?|over |under )*(?:\d{2,3}|high|low|hi\b|lo\b|dropping|urgent)",
    r"(?:he|she|kid) (?:went|goes|is|was|ran|runs|gets|keeps going) (?:low|high) (?:at|in|before|after|during|again|all|most|overnight|and needs)",
    r"(?:cgm|dexcom|pump|libre|sensor) (?:is |was |keeps |kept |has been )?(?:alarm\w*|alert\w*|beep\w*|site|fell off|failed|off|low|battery|change|came out)",
    r"\d+ ?(?:g(?:rams?)? )?carbs(?: for| at| =|,|$)",
    r"hypo(?:glycemi[ac]|s)? ?(?:at |of )?\d{2,3}",
    r"(?:low|lo|high|hi) (?:at |of )?\d{2,3}(?:,| and|;)? (?:juice|snack|crackers|glucose|insulin|correct\w*|bolus\w*|recheck\w*|ketones)",
    r"juice (?:\+|and|&|,) (?:\w+ )?crackers",
    # fits, faints
    r"seizes (?:if|when|at|after|in|with|from|during)",
    r"call 911 if (?:it |he |she |seizure |seizing |still )*(?:is |lasts |goes )*(?:longer|over|more|not|past|seiz\w+|unresponsive|blue|no)",
    r"(?:epi|epi-?pen|inhaler|puffer|diastat|glucagon|insulin|nasal spray) (?:is |are |lives? |stays? |kept |goes )*(?:in|with) (?:the |his |her |teacher'?s? |my |red |blue |aide'?s? |para'?s? )*(?:bag|back ?pack|desk|drawer|clinic|office|go[- ]bag|fanny pack|cabinet|pouch|lunch ?box|folder)",
    r"she(?: is|'s) (?:about |almost |now |already )?\d{1,2} (?:weeks|wks)(?! (?:old|behind|ahead|late|into|from|away|in\b|of\b|older))",
    r"(?:one|single|missing a|a transplanted|donated a) kidney",
    r"(?:peanut|nut|allergy) table(?: at lunch| only| for lunch| w/| with|$)",
    r"(?:nuts?|peanuts?|dairy|eggs?|latex|bees?|shellfish|sesame|gluten|milk|fish) ?!!+",
    r"(?:latex|nuts?|peanuts?|dairy|eggs?|milk|gluten|wheat|soy|shellfish|sesame)[,:;]? no (?:balloons?|rubber bands?|band-?aids?|gloves|snacks?|cupcakes?|ice cream|treats?|cheese|pizza|shared food|baked goods|playdough|play-?doh|pasta)",
    r"ear ?(?:plugs|defenders|muffs)(?:,| and| for| \+| at| during| in)",
    r"seiz(?:ing|ed)(?! the| control| power| a| an| every| assets| opportunit\w+| property| by| upon| on| land| chance| contraband| drugs?| from| items?)",
    r"(?:he|she|they|who|kid|student|child) (?:\w+ )?seizes?",
    r"(?:has|have|had|having|had a|has a|with|w/|another|a|prone to|hx of|history of|known|his|her|their|\d+|first|last|for|from|of) (?:a |an |\d+ |frequent |daily |small |big |grand mal |absence |focal |febrile |breakthrough |partial |short |long |\d+[- ]min(?:ute)? )*(?:seizures?|sz|szs|convulsions?)",
    r"(?:in|at|from|to|out of|back from|went to|admitted to) (?:the |childrens? |children['’]s )?hosp(?:\.|(?![\w.]))",
    r"(?:sz|seizure) (?:this (?:am|pm|a\.m\.|morning|afternoon|week)|today|yesterday|again|last night|(?:for |lasted |approx\.? |about |~ ?)?\d+ ?(?:s|secs?|seconds|mins?|minutes)\b)",
    r"(?:sz|seizure) (?:hx|history|disorder|protocol|precautions?|plan|log|meds?|at|x ?\d|lasted|activity|action)",
    r"(?:no|with|w/o|\+|positive|brief|had|possible|without) (?:any )?l\.?o\.?c\.?(?=$|[^\w'’])",
    r"(?:passed|blacked|passes|passing) out(?: (?:in|at|on|during|cold|from|twice|again|and))?(?! the| of| to| a| some| flyers| papers| tests| books| candy| programs| copies)",
    r"(?:concuss(?:ed|ion)) (?:protocol|sx|symptoms|recovery|note|plan|form|check|from|at|in|on|last|eval\w*|restrictions?|return|since|until|clinic)",
    r"(?:has|have|had|got|get|with|w/|a|another|possible|poss|mild|likely|suspected|second|2nd|called it|diagnosed|s/p|hx of|for|from|after|out) (?:a |an |his |her |mild |severe |possible |another |second |bad )*concussions?",
    # accidents of the body
    r"(?:bm|b\.m\.|bathroom|toilet(?:ing)?|potty|pee|poop|bladder|bowel|urine) accidents?",
    r"(?:had|has|having|another) (?:an? |another |little )?accidents? (?:at|in|on|during|again|today|this|at nap|at rest|every|and needed|after)",
    r"(?:pee(?:d|s)|poop(?:ed|s)|soiled|wet|wets|messed|dirtied) (?:his|her|their|him|her|them)?(?:self|selves)?(?: ?(?:pants|bed|clothes|underwear|pull-?ups?|diaper|in (?:his|her|class|the)))",
    r"(?:extra|clean|dry|new|change of|needs?|wears?|in|out of|has|more|bring|sending|send) (?:pull[- ]?ups?|diapers?|wipes and|underwear|depends)",
    r"(?:not|isn['’]?t|is|almost|fully|still not|not yet|being) (?:toilet|potty)[- ]?trained",
    r"(?:toilet|potty|diaper)(?:ing)?(?: log)?: ?\d[\w: ]{2,30}(?:dry|wet|bm|void)",
    r"(?:dry|wet|bm|void(?:ed)?) (?:at )?\d{1,2}:\d\d",
    r"(?:got|has|started|starts) (?:his|her|their) (?:first )?period",
    r"(?:hair|head|scalp) (?:full of|has|had|with|crawling with) (?:live )?(?:lice|nits|bugs)",
    r"(?:lice|nits) (?:again|found|in|on|check (?:positive|pos)|x ?\d|today|treat\w+|\(|live)",
    r"(?:has|had|have|got|caught|with|w/|out with|out w/|home with|home w/|sent home (?:for|with)|positive for|\+ for|pos for|exposed to|treated for|being treated for|full of|dx(?:['’]?d)? (?:with|w/)|it['’]?s|its|said it(?:['’]?s| was| is)|confirmed|tested \+|down with|recovering from|getting over|case of|diagnosed (?:with|as)|bout of) (?:an? |the |another |bad |mild |double |head |live )*"
    + _ILLNESS,
    rf"{_ILLNESS} (?:positive|pos\b|\+|again|since|sent home|home until|excluded|dismissed|confirmed|out (?:until|till|til|thru|through))",
    r"(?:wet|wets|wetting|soils?|soiled|poops?|pees|peed|messes) (?:himself|herself|themselves|(?:his|her) (?:pants|bed|clothes))",
    r"(?:has|have|had|with|w/|facial|vocal|motor|new|more|bad) (?:facial |vocal |motor |some |bad )*tics",
    r"tic disorder",
    r"(?:low|high) (?:iron|ferritin|vitamin d|blood pressure|cholesterol|platelets|white count|muscle tone)",
    r"(?:no|missing|needs?|due for|overdue for|lacks?|behind on|not up to date on) (?:his |her |2nd |second |3rd |booster |dose of )*(?:mmr\d?|tdap|dtap|varicella|polio shots?|hep b|menacwy|meningitis (?:shot|vaccine)|vaccines?|vaccinations?|immuniz\w+|imms)",
    r"(?:relig|rel|med)\.? exempt\w*",
    r"(?:immuniz\w+|vaccin\w+) (?:hold|exclusion|waiver|exempt\w*|record (?:missing|incomplete))",
    r"(?:his|her|their|\w+'s) (?:service|seizure|alert|diabetic alert|medical alert) dog",
    r"alerts (?:to|for|before) (?:his |her )?(?:seizures?|lows|highs|blood sugar|syncope)",
    # looks, vitals
    r"(?:t|temp|fever)[ :=>]*(?:of |was |is |at |up to |reading )*(?:99|10[0-5])(?:\.\d)?(?: ?f)?(?![\d/])",
    r"hr[ :=]*\d{2,3} ?(?:bpm|,? ?(?:bp|rr|spo2|o2|sats?|temp))",
    r"(?:pulse|bp|rr|spo2|o2|sat|sats|sao2)[ :=]*(?:was |is |at |of |dropped to )*\d{2,3}(?:/\d{2,3})?",
    r"(?:threw|throw(?:s|ing)?|puk(?:ed|es|ing)|barf(?:ed|s|ing)|upchuck\w*|vom(?:it(?:ed|ing|s)?|s)?|emesis) ?(?:up )?(?:x ?\d|twice|once|\d times|in (?:class|the|his|her|line|gym)|on (?:the|his|her|bus)|at (?:lunch|recess)|all (?:night|over|morning|day)|this|last|during|before|after|blood|again)",
    r"(?:threw|throwing|throws) up",
    r"(?:up|sick|awake) all night (?:with|w/|sick|cough\w*|vomit\w*|throwing)?",
    r"(?:went|sent|going|home|dismissed|d/c|dismiss|pick(?:ed)? up|picked up) (?:home )?(?:w/|with|for|due to|because of|from nurse) (?:an? )?(?:fever|temp|vomit\w*|lice|rash|cough|stomach\w*|headache|migraine|diarrhea|pink ?eye|nausea|pain|injury|concussion|symptoms|illness)",
    rf"(?:c/o|complain(?:s|ed|ing) (?:of|about)|complaint:?|cc:|seen for|in for|came (?:in|down) (?:for|with|w/)|here for|visit for) (?:an? |some |severe |his |her |{_HIS} )*(?:\w+ )?(?:{_PART}[- ]?)?(?:ache|aches|pains?|hurt\w*|nausea|dizz\w+|cramps?|headaches?|sore|itch\w*|tight\w*|stomach\w*|wheez\w+|fatigue|tired|bleed\w*|rash|bump|cut|scrape|sting|bite|splinter|ha|sa|st|{_PART})",
    # injuries
    rf"(?:broke|broken|breaking|fractur\w+|sprain\w*|dislocat\w+|tore|torn|tears|hurt|twist\w+|jamm\w+|bang(?:ed|s)|bump(?:ed|s)|bonk(?:ed|s)|hit|smack(?:ed|s)|smash(?:ed)?|bruis\w+|burn(?:ed|t|s)|bit|scrap\w+|split|injur\w+|stubb\w+|pulled|strain\w*|pinch\w*|crack\w*|chipp\w+|slic\w+|stitch\w*|infected|swollen|sore|bleed\w+) (?:his|her|their) (?:left |right |l |r |lower |upper |front |own |middle |ring |pinky )?{_PART}",
    rf"(?:broken|fractured|sprained|dislocated|torn|infected|swollen|chipped|bloody|busted|fat|split|bruised|jammed) (?:left |right |l |r |front )?{_PART}(?! of| arrow| crayon| line| strap)",
    r"(?:goose egg|black eye|bloody nose|nose ?bleed|bloody lip|fat lip|split lip|bite marks?|bruis\w+ (?:on|to|under)|welts?|abrasion|laceration|contusion|hematoma|puncture wound|rug burn)",
    r"(?:needed|needs|got|has|have|had|with|w/|after|\d+|get|took) (?:\w+ )?(?:stitches|sutures|staples in|butterfly)",
    r"(?:tooth|teeth) (?:knocked out|got knocked|chipped|pulled|out|extract\w+)",
    rf"(?:ice|ice ?pack|bandaid|band-aid|cold pack|bandage|splint|ace wrap) (?:to|on|for) (?:his |her |the |left |right |l |r )*{_PART}",
    r"(?:in|wearing|has|needs|got|with|w/|out of|fitted for) (?:an? |his |her |the )?(?:cast|boot|walking boot|air ?cast|sling|splint|brace|back brace|neck brace|knee brace|wrist brace|halo|wheel ?chair|crutches)(?: (?:on|for|until|till|til|through|thru|\d|\(|and|due|after|off))?(?! as| of| list)",
    r"(?:on|uses|using|needs|has|with|w/) (?:his |her |their )?crutches",
    r"(?:elevator pass|no stairs|non[- ]weight[- ]bearing|nwb|weight bearing)",
    # school around it
    r"(?:no|out of|excused from|can['’]?t do|cannot do|not cleared for|limited) (?:gym|pe|p\.e\.|recess|sports|contact|running|stairs|screens?|swim\w*|practice) (?:until|till|til|thru|through|for|x ?\d|per|due|b/c|because|this|\d|w/o|without|if)",
    r"cleared (?:by|to (?:play|return|run|practice)|for (?:pe|gym|sports|contact|play))",
    r"(?:out|home|absent|missing|missed|away|gone|off|leave|recovering|back)(?: of school| from school| of work| next week| this week| today| tomorrow| again)? (?:sick|ill|for (?:an? |his |her |emergency )?(?:surgery|operation|medical|doctor|appendix|chemo|treatment|hospital|procedure|tonsils|health|dr)\w*|after (?:an? |his |her )?(?:surgery|operation|concussion|accident|hospital\w*|procedure|chemo)|(?:w/|with) (?:an? )?(?:fever|cough|migraine|stomach\w*|bug|virus|flu|covid|strep|concussion|pneumonia|illness|infection|broken \w+))",
    r"(?:is|was|been|being|still|back|stay|stays|stayed|now) in (?:the )?(?:hospital|er|ed|icu|picu|nicu|emergency (?:room|dept|department)|ambulance|rehab|a coma|traction|hospice|surgery|recovery)(?! gift| volunteer)",
    r"(?:went|gone|going|go|taken|took (?:him|her|them)|brought|rushed|sent|transport\w*|ran|headed|off|trip|visit) (?:by ambulance |by ems |via \w+ )?to (?:the )?(?:er|e\.r\.|ed|emergency|urgent care|hospital|children['’]?s|ortho|the dentist for|minute clinic|walk-in)",
    r"(?:called|paged|waiting (?:on|for)|via) (?:911|ems|ambulance|an ambulance|the ambulance|paramedics|rescue)",
    r"(?:failed|fail|fails|failing|didn['’]?t pass|did not pass|refer(?:red)?|recheck|abnormal|flagged) (?:on |at |for |the |his |her |state |school )*(?:vision|hearing|eye|scoliosis|postural|dental|lead|bmi|color|sbirt)",
    r"(?:vision|hearing|scoliosis|postural|eye|dental) (?:screen\w* )?(?:fail\w*|refer\w*|recheck|abnormal|poor|concern|f/u|follow[- ]?up)",
    r"(?:glasses|contacts|hearing aids?|inhaler|retainer|aids?|processor) (?:are |is |was |were )?(?:broken|lost|ordered|at home(?! ?\?)|on order|dead|battery|batteries|prescribed)",
    r"can['’]?t (?:see (?:the )?(?:board|smartboard|chart)|hear (?:in|out of|from) (?:the |his |her )?(?:left|right|one))",
    r"(?:deaf|blind) in (?:one|his|her|the|left|right)",
    r"(?:preg(?:nant|gers|o)?|expecting) (?:in|with|w/|and (?:due|showing)|again|due|at \d+|\d+ (?:weeks|wks|months)) ?(?:january|february|march|april|may|june|july|august|september|october|november|december|twins|\d|her|a baby|the (?:spring|fall|winter|summer))?",
    r"(?:is|she['’]?s|was|became|got|getting|be|been|who is|may be|might be|thinks she['’]?s|test(?:ed)?) (?:\w+ )?(?:preg\b|pregnant|expecting (?:a baby|twins|her (?:first|second|third)))",
    r"(?:positive|took a|had a|a) pregnancy test",
    r"(?:prenatal|ob|obgyn|ob/gyn) (?:appt|appointment|visit|care|clinic)s?",
    r"(?:gave birth|had (?:her|the|a) baby|having (?:her|a|the|their) baby|pumping (?:room|at|milk)|on bed ?rest|maternity leave|parental leave for|lost the baby|miscarr\w+)",
)
NURSE_WEAK = (
    r"(?:mmrv?|varic(?:ella)?|dtap|tdap|polio|ipv|hep ?[ab]|hib|menacwy|mcv4|hpv) ?(?:x ?|# ?)?[0-5](?! ?doses? (?:are|is|of)| ?[/-] ?\d)",
    r"(?:tooth|dental|needs?|molar) extraction",
    r"(?:to|sent to|saw|seen by|visited) (?:the )?nurse",
    r"not feeling (?:well|good|great)",
    r"(?:feels?|felt|feeling) (?:sick|ill|faint|dizzy|nauseous|awful|unwell)",
    r"(?:looks?|looked|turned|went) (?:pale|gray|blue|flushed|clammy)",
    r"(?:fell|tripped) (?:on|off|at|from|down|in)",
    r"pull-?ups?",
    r"(?:dr|doctor)(?:['’]?s)? (?:appt|appointment|visit|note)",
)
NURSE_NEVER = (
    r"(?:asthma|allergy|seizure|diabetes|health|action|care|epi-?pen|medication|immuni[sz]ation) (?:action |care |health )?(?:plans?|forms?|orders?|records?)(?: on file| in| returned| received| done| signed)?[ :=-]{1,3}\d{1,4} ?(?:of|/|out of) ?\d+",
    r"(?:coats?|jackets?|boots?|shoes?|sneakers?|pants|shirts?|tees?|hats?|gloves?|mittens?|snow ?pants|sweaters?|sweatshirts?|hoodies?|dress(?:es)?|jeans|socks|underwear|uniforms?|cleats|helmets?|costumes?|jerseys?|vests?|skates?|girls|boys|mens?|womens?|adult|youth|kids|toddler)[:,]? ?\(?sz\.? ?(?:\d+|xx?[sl]|[sml])\b",
    r"(?:at|in|for|from) the hospital (?:laundry|cafeteria|kitchen|gift shop|board|lobby)|work(?:s|ed|ing)? (?:\w+ )?(?:at|for|in) (?:the |a |an )?(?:(?-i:[A-Z])\w+ ){0,3}(?:hospital|clinic)",
    r"(?:asthma|cancer|diabetes|epilepsy|autism|allergy|lupus|seizure|stroke) (?:research\w*|doctors?|specialists?|scientists?|surgeons?|studies|charit\w+|camp|ribbon)",
    r"(?:address\w*|phones?|numbers?|names?|windows?|lines?|text|screen|and phone) (?:are |is |was |were )?blacked out",
    r"concussion (?:courses?|training|baseline|law|policy|certificat\w+|education|video|awareness|module|quiz|talk)",
    r"(?:impact|baseline) concussion",
    r"(?:do|does|did|doing|can|max|\d+|push-?ups?,?(?: and)?|sit-?ups?,?(?: and)?|many|most) pull-?ups?",
    r"pull-?ups? (?:bar|contest|record|test|and (?:push|sit))",
    r"(?:car|bus|traffic|motor vehicle|accident) (?:accident )?(?:report|insurance|prevention)s?",
    r"passed out (?:the|flyers|papers|tests?|books|candy|programs|copies|at|to|in class by)",
    r"(?:hurts?|hurt) (?:your|our|my|the|to|feelings)",
    r"hurt (?:his|her|their) (?:feelings|chances|pride|grade|average|case)",
    r"(?:hit|broke|cracked|split|burned|pulled) (?:his|her|their) (?:back ?pack|back ?hand|head ?phones|eye ?brows|ear ?buds|stride|targets?|marks?)",
    r"(?:pump|temp) (?:house|room|file|folder|agency|worker|job|password|id|up)",
)
