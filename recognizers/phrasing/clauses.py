"""Clauses with open slots: how a school says that somebody may not, missed, owes, was found. Curated.

Each stands for a class (who may not do what; how much of what; which part was operated on), so that it also fits what no
list of words foresaw. WEAK ones are said of much else as well and need their person in the same sentence.
"""

from __future__ import annotations

from recognizers.phrasing.borders import ABUSE
from recognizers.phrasing.shared import COUNT, HIS, RELATION, SOMEONE

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
    # what was done to a part, what is worn on it, what it lacks
    rf"(?:had|having|has|get(?:s|ting)?|got|need(?:s|ed)?) (?:{HIS} |two |all )?(?:appendix|tonsils|adenoids|wisdom (?:tooth|teeth)|gall ?bladder|spleen|cyst|mole|tooth|teeth|polyps?) (?:out|removed|pulled|taken out)",
    r"(?:ears?|abscess|cyst|knee|lungs?) (?:was |were |is |are )?(?:being )?drained",
    r"(?:under|general|local) an(?:a)?esthe(?:sia|tic)",
    rf"(?:cast|boot|brace|splint|sling|patch|bandage) (?:on|over) (?:{HIS} )?(?:{_LIMB}|(?:left |right )?(?:foot|ankle|eye|elbow|shoulder|neck|finger|thumb))",
    r"(?:only (?:has )?)?one (?:working |functioning )?(?:kidney|lung)",
    r"(?:collapsed|punctured|scarred) lungs?",
    r"(?:hole|valve|block|pacer) in (?:his|her|their) heart",
    r"(?:heart|cardiac|sinus) (?:rhythm|arrhythmia|valve|block|palpitations|monitor)\w*(?: (?:disorder|problem|defect|surgery))?",
    r"born (?:with (?:an? |only |no |one )?|without (?:an? )?)(?:\w+ )?(?:hole|heart|kidney|cleft|hip|hand|arm|leg|ear|fingers?|clubfoot|spina|addict\w+|defect|lung)\w*",
    r"(?:has|had|with|needs?|new|his|her) (?:an? |the )?(?:vp |brain |shunt|stent|port(?:-a-cath)?|picc line|central line|insulin port|trach|ostomy bag|feeding tube|cleft \w+)\b(?: (?:shunt|flushed|placed|revision))?",
    r"port-a-cath",
    rf"until {HIS} (?:\w+ )?(?:hip|knee|ankle|foot|leg|arm|wrist|back|shoulder|incision|stitches|hand|toe|concussion|nose)(?: \w+)? (?:heals?|healed|better|comes? out|clears?)",
    # what somebody takes
    r"(?:blood thinners?|beta blockers?|anticoagulants?|muscle relaxants?|painkillers?|pain pills?|opioids?|antihistamines?|antivirals?|chemo pills?|immunosuppress\w+|sumatriptan|imitrex|warfarin|eliquis|lovenox)",
    r"(?:on|takes?|taking|took|started|needs?|given|stopped) (?:an? |some |new |daily |his |her |their )*(?:blood pressure|heart|thyroid|allergy|sleep|sleeping|pain|anxiety|asthma|seizure|stomach|adhd|add|depression|migraine|acid reflux|steroid|nausea|behavior|anti-?anxiety) (?:medicine|medication|meds?|pills?|tablets?|drops)",
    # what goes wrong
    r"(?:trouble|difficulty|problems?|hard time) (?:swallowing|breathing|sleeping|walking|hearing|seeing|urinating|chewing|keeping food down)",
    r"swallowed (?:an? |the |some |his |her |two )?(?:magnets?|batter(?:y|ies)|coins?|pennies|quarter|bleach|beads?|pills?|cleaner|lego\w*)",
    r"mak(?:es|ing) (?:him|her|them)sel\w+ (?:throw up|vomit|sick|puke)",
    r"(?:detox\w*|withdrawal symptoms|sobriety)",
    r"pass(?:ed|ing) (?:an? )?kidney stones?",
    r"\d{1,2} weeks (?:along|pregnant)|morning sickness|prenatal (?:visit|care|appointment|vitamins)\w*",
    r"cleared (?:him|her|them|(?-i:[A-Z]\w+)) (?:to (?:play|return|run|resume)|for (?:sports|contact|gym|pe|practice|recess))",
    rf"(?:has not|hasn't|have not|haven't|never|did not|didn't|needs? to) (?:had|have|received|receive|gotten|get) (?:{HIS} |any )?(?:first |second|third |final |next |other |\w+ )?(?:dose (?:of )?)?(?:the )?(?:mmr|tdap|dtap|varicella|polio|ipv|hep(?:atitis)? ?[ab]|meningococcal|menacwy|hpv|chicken ?pox vaccine|measles vaccine|shots|vaccin\w+)",
    r"(?:is|was|been|still|stay\w*|now|admitted|patient|inpatient|back) (?:at|in|to|from) (?-i:(?:Boston )?Children['’]s|Mass(?:achusetts)? General|Mass Gen|MGH|MGB|UMass Memorial|Baystate|McLean|Franciscan|Spaulding|Tufts Medical|Brigham|Lahey|Shriners|Dana[- ]Farber|BMC|Boston Medical|Cooley Dickinson|Arbour|Bournewood|Pembroke Hospital|Westwood Lodge)",
    r"stomach (?:bug|virus|flu)|gi bug",
    r"(?:no puede|não pode|pa ka) (?:comer|manje) \w+",
    r"se desmay[óo]",
    r"(?:lo|la|le) llevaron (?:al hospital|a emergencias|en ambulancia)",
    r"(?:está|estuvo|sigue) (?:internad[oa]|hospitalizad[oa]|en el hospital)",
    r"(?:está|ficou|foi) internad[oa]",
    r"foi (?:para o|ao) hospital",
    r"tiene (?:fiebre|vómitos|convulsiones|piojos)",
    r"est(?:á|ava|eve) com (?:febre|piolho|catapora|otite|amigdalite|pneumonia|bronquite|conjuntivite|gripe|infe[cç]{1,2}ão|virose|dengue|covid|diarreia|rubéola|caxumba|sarna|impetigo)",
    r"(?:li|pitit la) (?:malad|lopital|gen (?:lafyèv|tèt fè mal))",
    r"failed (?:the |his |her |their )?impact(?: re-?test| test| baseline)?",
    r"(?:had|has|teve|tuvo|sofreu|sufrió) (?:uma? |una? |otra |outra )?(?:convuls\w+|crise (?:de|epil)\w+|crisis (?:de|epil)\w+|ataque de (?:asma|pánico))",
    r"(?:fè|gen|te gen|pran) (?:yon )?kriz(?: \w+)?",
)
HEALTH_WEAK = (
    r"\w{3,}(?:ectomy|otomy|oplasty|ostomy|opathy|algia)",
    r"\w{4,}itis",
    r"\w+(?:['’]s?)? (?:\w+ )?(?:disease|palsy|dystrophy|dysplasia|atresia|neuropathy|myopathy|deficiency|insufficiency|malformation|disorder)",
    r"no contact sports",
    r"no (?:gym|pe|recess|running|sports)",
    r"(?:shunt|stent|nebuli[sz]er|sling|splint)",
    r"(?:sees?|seeing|saw) (?:his |her |a |an |the )?(?:outside |new )?(?:specialist|doctor|counselor|social worker|clinician)(?: (?:weekly|monthly|every [\w ]{3,15}|for [\w ]{3,20}))?",
    rf"(?-i:NO) {_FOODS}",
    r"epi(?:pen)?s? ?x ?\d",
    r"(?:stitches|sutures|staples)",
)
HEALTH_NEVER = (
    r"(?:cpr|aed|epi(?:-?pens?)?|first[- ]aid|stop the bleed|narcan|naloxone|seizure|diabetes|allergy|medication|safety)(?:(?:[/,&]| and|, and) ?(?:cpr|aed|epi(?:-?pens?)?|first[- ]aid|narcan|seizure))*[- ](?:train(?:ed|ing)|certif\w+|course|class|drill|refresher)",
    r"(?:senior|deadline|spring|monday|junior)itis",
    r"(?:communicable|infectious|contagious|plant|heart|tick-borne|mosquito-borne) diseases?",
    r"disease (?:prevention|control|outbreak|policy)",
    r"lobotomy",
    # the ground of a 504 plan: the plan is what is said, under special education
    rf"504(?: plan)?(?:\s?[-–—:(]\s?|\s(?:(?:for|due to|because of|based on|re|about)\s)?)(?:{HIS} )?(?:(?:severe|mild|moderate|chronic|generali[sz]ed|social|test|performance|type (?:1|2|one|two)|tree nut|peanut|food)\s)?[\w-]+(?:\s(?:disorder|disease|syndrome|allergy))?",
    r"safety plan (?:in|per|under|of|from) (?:the |his |her |their )?(?:iep|bip|504)",
    r"(?:doctor|physician)(?:'?s)? orders? (?:received|on file|attached|required|needed|form)",
)
CUSTODY = (
    ABUSE,
    rf"(?:may|can|should|is to|will|must|could) only (?:go home|leave|be released|be dismissed|ride|go|be picked up) (?:home )?(?:with|to|by) (?:{HIS} )?{RELATION}",
    rf"{RELATION} (?:is|are|was|were)(?: not|n't) (?:to be |supposed to |allowed to )?(?:told|know|given|sent|informed|contacted|called|have|receive|get)",
    rf"only (?:{HIS} )?{RELATION} (?:may|can|should|is allowed to|are allowed to|will|is to) (?:\w+ )?(?:sign|pick|take|get|collect|call|visit|see)\w*",
    rf"{RELATION}(?:'s|’s)? (?:is|are)(?: not|n't) on (?:the|his|her|our|any) (?:\w+ )?list",
    r"no (?:legal )?(?:rights?|authority|permission) to (?:pick|take|see|sign|visit|contact|remove|make)\w*",
    r"(?:not|no|without|n't have|never had|denied|nor) (?:any |legal |physical |sole |full |joint )*custody(?! (?:issues?|concerns?|orders?|arrangements?|restrictions?|papers?|alerts?|matters?|agreements?|questions?))(?: rights| of (?:him|her|them))?",
    r"(?:will|might|may|could|going to|threaten\w+ to|threat\w* to|worried (?:he|she|they) will|tr(?:y|ied|ying) to) (?:try to )?(?:take|grab|snatch|remove|kidnap) (?:him|her|them|(?-i:[A-Z]\w+)|the (?:kids|children|child|boys?|girls?)) (?:from|out of|away|back to|and)",
    rf"(?:{RELATION}['’]s|his|her|their|parental) (?:parental )?rights (?:were|are|have been|was|had been) (?:terminated|suspended|restored|taken)",
    rf"(?:(?:do|does|must|should|may|can|please)(?: ?not|n't|n’t)|never|not to) (?:be )?(?:send|give|mail|release|show|share|discuss)\w* (?:[\w'’]+ ){{1,5}}(?:to|with) (?:{HIS} )?(?:dad|father|mom|mother|ex)(?:'s|’s)? (?:house|address)",
    rf"(?:may|must|can|should|do|does|will|shall)(?: ?not|n't|n’t) (?:be )?(?:give|send|release|show|share|mail|provide|disclose)\w* (?:[\w'’]+ ){{0,4}}{RELATION}(?:'s|’s)? (?:any |the |his |her )?(?:records?|information|report cards?|grades|address|schedule|copies)",
    r"(?:called|calling|report(?:ed)? (?:it |this )?to) (?:the )?(?:dcf )?hotline",
    r"no puede (?:recoger|llevarse|ver|llevar|visitar)(?:lo|la|los|las|le|les)?",
    r"por orden (?:de la corte|del juez|judicial)",
    r"(?:tem|perdeu|ganhou|perdió|ganó) a? ?(?:guarda|la custodia)",
    r"não (?:pode|está autorizad\w+ a?) (?:levar|buscar|pegar|ver|retirar)",
    r"(?:papa|manman)(?: li)?(?: a)? pa gen dwa",
    rf"{RELATION} {_NOT} (?:be )?(?:the one )?(?:to )?(?:pick|picking|sign|collect|remove)\w*\b[\w'’ ]{{0,20}}",
    rf"{RELATION} {_NOT} (?:see|visit|contact|take|speak (?:to|with)|have contact with|come (?:near|to|for)|know where) (?:him|her|them|the (?:child\w*|kids?|boys?|girls?|school)|school|(?-i:[A-Z][\w'’-]+))",
    rf"{_NOT} (?:pick|sign|take) (?-i:[A-Z][\w'’-]+) (?:up|out|home)",
    r"(?:shall|is to|are to|may|must|will|can|should|to) (?:\w+ )?have no (?:further |direct |unsupervised |in-person |phone )?(?:contact|visitation|communication|access)(?: with[\w ]{0,15})?",
    r"no (?:un)?supervised (?:contact|visits?|visitation|time)",
    r"parental rights (?:were |are |have been )?(?:terminated|suspended)",
    r"n['’]a pas (?:le droit|la garde)(?: de \w+)?",
    r"(?:no|não) está autorizad[oa] (?:a|para) (?:\w+ )?(?:recoger\w*|buscar|pegar|retirar|levar)(?: \w+){0,3}",
    r"tribinal la (?:bay|di|mande)[\w ]{0,25}",
    r"gad (?:timoun|pitit)\w*",
)
ECONOMIC = (
    r"(?:backpack|bag|box)(?:es|s)? (?:of|with) (?:food|groceries)",
    r"takes? (?:home )?(?:food|groceries) home",
    r"(?:weekend|friday) (?:food|groceries|meals)",
    r"(?:in|at) (?:a|an|the) (?:\w+ )?(?:hotel|motel|apartment|room|place) (?:paid|placed|provided|covered) (?:for )?by (?:the )?(?:state|dta|dcf|city|town|church|agency)",
    r"(?:is|are|was|were|been|now|currently|still|family) (?:living |staying )?(?:in|at) a (?:hotel|motel|shelter|campground|car|van)",
    r"based on (?:financial )?need",
    r"(?:parents?|family|mom|mother|dad|father|they) makes? (?:under|less than|about|only|below|around|roughly)? ?\$? ?\d[\d,.]* ?k?\b",
    r"because (?:the |his |her |their )?(?:family|mom|dad|parents?|mother|father|grand\w+|they|she|he) (?:can(?:'t|’t|not)|could(?:n't| not))(?: (?:pay|afford|cover|swing it)[\w ]{0,15})?(?=[.,;!]|$| (?:pay|afford|cover))",
    r"help (?:with|paying)(?: for)? (?:the |his |her |their |some )?(?:\w+ )?(?:fees?|costs?|rent|tuition|deposit|lunch(?:es)?|bills?)\b",
    r"(?:sleep\w*|slept|stay\w*|crash\w*) on (?:an? |his |her |their |the )?(?:\w+(?:['’]s)? )?(?:couch|floor|sofa)",
    r"lost everything (?:in|to) (?:the|a) (?:\w+ )?(?:fire|flood|storm)",
    rf"(?:needs?|without|has no|have no|do(?:es)?(?:n't| not) have|could use|asked for) (?:an? |any |{HIS} |some |new |clean |warm |winter )*(?:clothes|clothing|groceries|diapers|bedding|furniture|toiletries|hygiene products)(?! (?:for the|allerg|drive|service|at the (?:party|picnic)))",
    r"(?:deposit|fee|fees|trip|dues|balance|uniform|ticket|costs?) (?:was |were |is |has been |have been )?(?:paid|covered|picked up|sponsored) by (?:the )?(?:pto|pta|school|boosters?|fund|church|principal|guidance|an? (?:anonymous )?donor)",
    r"(?:vive|viven|viviendo|están|está|duerme\w*|quedando) en (?:un |una |el |la |su )?(?:albergue|refugio|carro|coche|hotel|motel)",
    r"(?:mora\w*|vive\w*|est(?:á|ão)|dormindo) (?:em|num|no) (?:um )?(?:abrigo|hotel|carro|motel)",
    r"(?:rete|dòmi|abite|viv|loje) (?:nan|anndan) (?:yon |machin|oto|otèl|motèl|shelter|abri|chèltè|kay moun|tant)(?:abri|chèltè|shelter|otèl|motèl|machin)?",
    r"nan (?:yon )?(?:chèltè|shelter)",
    r"(?:pèdi|pa gen) (?:kay|kote pou (?:yo|li|nou) (?:rete|dòmi))",
    r"no (?:puede|pueden|podemos) pagar",
    r"não (?:pode|podem|consegue\w*) pagar",
    r"(?:free|reduced|paid) to (?:free|reduced|paid)(?: (?:lunch|meals?|status))?",
    r"(?:medicaid|masshealth|snap|tanf)[-/ ](?:free|reduced|eligible|match\w*)",
    r"for (?:the )?(?:free|reduced)[- ]price(?: (?:lunch\w*|meals?|breakfast|rate|fee))?",
    r"direct(?:ly)?[- ]cert\w*",
)
ECONOMIC_OWED = (
    r"(?:lunch|meal|cafe|cafeteria|food service|snack) (?:account|balance|acct|money)s?:? (?:is |at |now |of )*(?:-|–|minus |neg(?:ative)? )\s?\$? ?\d+(?:\.\d\d)?",
)
ECONOMIC_WEAK = (
    r"(?:free|reduced)(?:[- ]price)? (?:lunch(?:es)?|meals?|breakfast)",
    r"-\s?\$ ?\d+(?:\.\d\d)?",
    r"\(\$\d+\.\d\d\)",
)
IMMIGRATION = (
    r"(?:do(?:es)?(?:n't|n’t| not)|did(?:n't| not)) have (?:any |his |her |their |legal |immigration |the right )*(?:papers|documentation|legal status|immigration status|a visa|a green card)",
    r"(?:waiting (?:for|on)|lost|renew\w+|applied for|got|has) (?:his |her |their |an? )?(?:work permit|green card|work authori[sz]ation|tps|ead)(?! w/)",
    r"no (?:visa|papers|green card|legal status|immigration papers)(?:, \w+ pending)?",
    r"(?:no|não) (?:tienen?|tenemos|têm|tem|temos) (?:papeles|documentos|papéis|visa|visto)",
    r"pa gen papye",
)
ATTENDANCE = (
    r"(?:came|comes?|coming|arriv(?:es|ed|ing)|got|gets|walk(?:s|ed)|roll(?:s|ed)) in (?:\w+ )?(?:late|at \d{1,2}[:.]\d\d)(?: again)?",
    r"(?:has not|hasn't|have not|haven't|stopped|has stopped|is not|isn't) attend(?:ed|ing) (?:school|class(?:es)?|since|in|for|any|most)",
    r"(?:leaves|leaving|dismissed|picked up|signed out|goes home) early (?:every|most|on most|again|almost)",
    r"(?:that's|that is|this is|it's) (?:the|his|her|their) \w+ (?:time|absence|tardy|day) (?:this|in|since|out|late)",
    rf"(?:dismissed|left|leaves|leaving|picked up|signed out) early (?:{COUNT}) times",
    r"(?:only )?attended (?:only |just )?(?:\d+|half|\w+) (?:of|out of)(?: the)?(?: last)? \d+",
    r"(?:\d+|five|ten|seven|three|fourteen)[- ]day (?:absence |attendance |truancy )?letter",
    r"ha(?:n)? faltado (?:\w+ )?(?:días|clases|veces|a (?:la escuela|clase))",
    r"falt(?:ó|ou|aram|aron) (?:\w+ )?(?:días|dias|aulas|clases|veces|vezes)",
    r"(?:llegó|chegou|llega|chega) (?:tarde|atrasad[oa]) (?:\w+ )?(?:veces|vezes|días|dias)",
    r"(?:te|li) (?:manke|absan) (?:lekòl )?(?:pandan )?\d* ?(?:jou)?",
    rf"(?:missed|absent|out|late|tardy|truant|skipped|cut)(?: (?:for|a total of|over|about|at least|almost|more than|already|another))* {_NUMBER} (?:(?:school|full|half|straight|unexcused|excused|consecutive|class) )?(?:days|times|classes|periods|mornings|sessions|weeks)",
    rf"{_NUMBER} (?:days|times|classes|periods|mornings) (?:absent|missed|late|tardy|out|cut)",
)
ATTENDANCE_NEVER = (r"(?:sold|worn|down|timed|figured|missed) out", r"missed (?:a|an|one|two|three) (?:times?|weeks?)")
GRADES = (
    r"(?:[0-4]\.\d{1,2}|\d{2}(?:\.\d)?) (?:weighted |unweighted |cumulative |overall )?gpa",
    r"scored (?:an? )?\d{3,4} on (?:the|his|her) (?:math|verbal|reading|ebrw|english|writing|evidence\S*)(?: \w+)?",
    r"failed (?:both|all|two|three|four|every|each|\d) (?:of (?:his|her|their) )?(?:semesters?|terms?|quarters?|trimesters?|classes|courses|subjects|core \w+|finals?|exams?)(?: of [\w ]{2,20}| in [\w ]{2,15})?",
    r"(?:repeat|repeats|repeating|repeated|retake|retaking|redo|redoing) (?:\w+ ){0,2}(?:algebra|geometry|biology|chemistry|physics|english|history|math|science|spanish|french|ela|civics|calculus|kindergarten|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) grade|grade \w+|the (?:year|course|grade))",
    r"(?:needs?|short|lacks?|missing|behind|owes) (?:by )?(?:\d+|two|three|four|five|six) (?:more )?credits?",
    r"(?:mid-?terms?|finals?|projects?|quiz(?:zes)?|tests?|hw|homework|participation|essays?|labs?|exams?|classwork|effort)(?: (?:grade|exam|avg))?:? (?:\d{2,3}|[a-df][+-]?)(?:[,;] ?(?:mid-?terms?|finals?|projects?|quiz(?:zes)?|tests?|hw|homework|participation|essays?|labs?|exams?|classwork|effort)(?: (?:grade|exam|avg))?:? (?:\d{2,3}|[a-df][+-]?)\b)+",
    r"(?:sacó|obtuvo|recibió|saca|sacando) (?:un |una |el )?(?:\d{1,3}|(?-i:[A-F])\b)(?: en [\w ]{2,25})?",
    r"(?:tirou|recebeu|ficou com) (?:nota |um |uma )?(?:\d{1,3}|(?-i:[A-F])\b)(?: em [\w ]{2,25})?",
    r"está (?:reprobando|perdiendo|reprovando)",
    r"(?-i:[A-DF][+-]) (?:grade|average|in|on|for|this|last)\b(?: \w+)?",
    r"an? (?-i:[A-DF][+-]?) (?:grade|average)",
    r"(?:failed|failing|flunk(?:ed|ing)|bombed) (?:the |his |her |their )?(?:\w+ )?(?:algebra|geometry|biology|chemistry|physics|english|history|math|science|spanish|french|ela|civics|calculus)(?: \w{1,3}\b)?",
    r"not promoted",
)
GRADES_WEAK = (
    r"(?:has|had|got|with|carrying|at) an? (?:[3-9]\d|100)(?! ?[\w%'’/-])",
    r"(?:turned|handed|turning|handing) in (?:nothing|none|no (?:work|homework|assignments)|almost nothing|\d+ of \d+)",
    r"level (?-i:[A-Z])(?=[ ,.;)]|$)",
)
SPECIAL_EDUCATION = (
    r"(?:pulled|leaves (?:class|the room)|goes|going|taken|sent|comes? out) (?:out )?(?:for|to) (?:his |her |their |the )?(?:speech|ot|pt|occupational therapy|physical therapy|resource(?: room)?|learning center|services|small[- ]group|reading group|academic support|social group)(?! contest| tournament| class project)",
    r"(?:his|her|their|the) (?:triennial|tri-?annual|three[- ]year|3[- ]year|annual review|re-?eval\w*)",
    r"triennials?",
    r"(?:needs?|with|has|given|requires?) (?:an? |his |her |their |the )?(?:visual|picture) (?:schedule|timer|supports?|cues)",
    r"(?:at \d[\d:]*|daily|every (?:day|week)|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?) for (?:his |her )?(?:(?-i:OT|PT|SLP)|speech)\b",
    r"(?:met|mastered|meeting|making progress on|working on|missed|passed)(?: \w+){0,5} (?:annual|iep|speech|ot|pt|reading|behavior|social|communication|transition) (?:goals?|objectives?|benchmarks?)",
    r"uses? (?:an? |his |her |the )?(?:picture (?:cards?|exchange|symbols?|boards?|schedule)|choice board|first[-/]then board|token board|switch|eye gaze|sign(?:s|ing)?|proloquo\w*|touch ?chat|gotalk)",
    r"(?:educación|educação) (?:especial|individuali[sz]ad[oa])",
    r"(?:plan|programa|plano) (?:de |educa\w+ )?(?:educa\w+ )?individuali[sz]ad[oa]",
    r"dislexia",
    r"terapia (?:del |de |da |ocupacional)(?:habla|lenguaje|fala|linguagem)?",
    r"fonoaudi\w+",
    r"necesidades especiales",
    r"necessidades especiais",
    r"discapacidad(?: (?:intelectual|auditiva|visual|de aprendizaje))?",
    r"deficiência (?:intelectual|auditiva|visual)",
    r"bezwen espesyal",
    r"otis(?:m|t)",
    r"\d ?x ?\d{2}(?: ?min\w*)?(?:/| per | a | each )?(?:wk|week|cycle|month)?(?: (?:of )?(?:speech|ot|pt|reading|counseling|pull|push|inclusion|resource|slp)\w*)",
    r"(?:speech|ot|pt|slp) only",
    r"(?:breaks|fidgets?|headphones|scribe|read aloud|extra (?:time|set of books)) (?:as needed|per (?:the |his |her )?(?:iep|504|plan))",
)
SPECIAL_EDUCATION_NEVER = (
    r"(?:iep|504) (?:dates?|period|start|end|expiration|expiry)(?: dates?)?",
    r"accommodations?[\w ,]{0,60} (?:(?-i:ADA)|employees?|staff)",
    r"accommodations? requests?(?! for (?:the )?(?:sat|act|psat|ap)\b)",
    r"(?:account|chromebook|device|laptop|login|user|password|feature|macros?|link|badge|button|comments?|card)s?(?: \w+){0,2} disabled",
    r"disabled (?:account|chromebook|device|login|user|feature|macros?|link|parking)s?",
)
SPECIAL_EDUCATION_WEAK = (
    r"non-?(?:verbal|speaking)(?! (?:communication|cues|score|reasoning|index|behaviou?r|iq|test|section))",
    r"(?:under|per|in|by|on|it's in|says) (?:his|her|their) plan",
    r"team meeting",
)
DISCIPLINE = (
    rf"(?:got|gets|given|received|serv(?:ed|es|ing)|has|took) (?:{COUNT}) days? (?:for \w+ing|out\b|in-?house|in-school|at home for|of (?:iss|oss|detention|suspension|community service))",
    r"pull(?:ed|ing|s) (?:the|a) (?:fire )?alarm",
    r"(?:keyed|egged|slashed|spray-?painted|tagged|trashed) (?:an? |the |his |her )?(?:\w+['’]s )?(?:car|tires?|truck|house|wall|door|bathroom|lockers?|school|bus)",
    rf"(?:called|calling|calls) (?!me |us ){SOMEONE} (?:an? |bad |mean |the |some )*(?:\w+ )?names?",
    r"refus(?:ed|es|ing|al) to (?:apologi[sz]e|talk|speak|cooperate|identify|tell|say|get|come|be searched|empty|hand|turn|unlock|serve)",
    r"wr(?:ote|iting|itten|ites?) up (?-i:[A-Z][\w'’-]+)(?: (?-i:[A-Z][\w'’-]+))?",
    r"wr(?:ote|iting|ites?) (?:him|her|them|(?-i:[A-Z][\w'’-]+)) up",
    r"(?:is|was|been|be|are|sits?|sat|sitting|now) (?:off|benched|out of|cut from|dropped from|thrown off|removed from) the (?:team|squad|show|cast|bus|roster|play)",
    rf"(?:posted|shared|sent|sending|took|taking|recorded|filmed|circulated|showed) (?:an? |the |some |nude |naked |inappropriate |private )*(?:pictures?|photos?|videos?|clips?|screenshots?|memes?) of (?:{SOMEONE}|the fight|it)",
    r"(?:set up|made|created|runs?|running|started|behind) (?:an? |the )(?:fake|anonymous|burner|spam|gossip|hate) (?:\w+ )?(?:account|page|profile|instagram|snapchat|group|tiktok)",
    r"(?:keeps?|kept|always|constantly|been|caught|seen|for|stop) (?:hitting|kicking|pushing|biting|shoving|punching|poking|tripping|pinching|slapping|spitting (?:at|on)|teasing|threatening|cursing (?:at|out)|swearing at|throwing things at|bothering) (?:kids|others|children|people|peers|classmates|students|girls|boys|staff|adults|teachers|(?:his|her|the|an?|another) (?:\w+ )?(?:student|teacher|aide|para|peer|classmate|child|boy|girl|sister|brother|friend|mother|nurse|bus driver|driver|monitor|principal|sub))\b",
    r"(?:because of|due to|after|given) (?:his|her|their) (?:\w+ )?(?:behaviou?r|conduct|misconduct|actions|outburst|choices|comments?)",
    r"elop(?:ed|es|ing|ement)",
    r"(?:thrown|kicked|sent|put|tossed) (?:out of|off) (?:the )?(?:game|dance|bus|class|assembly|library|cafeteria|gym|building|field)",
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
CRIMINAL = (
    r"(?:picked up|arrested|taken in|brought in|stopped|booked|questioned|cited) by (?:the )?(?:\w+ ){0,2}(?:police|pd|troopers?|state police|sheriff\w*)",
    r"continued without a finding",
    r"(?:in|at|to|from|of) the house of correction",
    r"(?:got|given|serv(?:ed|ing|es)|did|doing|sentenced to|facing|faces) (?:\w+ )?(?:days|months|years) (?:in|at|for)(?: the)? (?:jail|prison|house of correction|county|state prison|lock-?up|assault|larceny|oui|possession|robbery|dealing)",
    r"did (?:time|\w+ (?:months|years))",
    r"(?:record|report|background check|search|cori) (?:shows?|showed|lists?|revealed|includes?|has) (?:an? |one |two |three |prior )*(?:counts?|convictions?|charges?|arrests?|felon\w+|misdemeanors?|oui)",
)
FAMILY = (
    rf"{RELATION}(?:'s|’s)?(?: \w+)? (?:is|are|was|were|has been|currently|now) (?:currently |now )?(?:serving|stationed|deployed|on deployment|overseas|away with the (?:army|navy|guard|reserves|marines))",
    rf"{RELATION}(?:'s|’s)? (?:\w+ )?(?:drinks|is drinking|drinking|has started drinking|started drinking|uses|is using|relapsed|overdosed|is an addict)(?: (?:again|heavily|too much|heroin|drugs|fentanyl))?(?=[ .,;]|$)",
    r"(?:has|have|had|with|raising) an? (?:\w+[- ](?:month|week|year)[- ]old|newborn|baby|toddler|infant)(?: (?:son|daughter|baby))? (?:at home|of (?:his|her|their) own)",
    rf"(?:{HIS} |the )?family (?:is |was |has been )?in crisis|family crisis",
    rf"{RELATION}(?:'s|’s)? (?:is|has been|went) missing",
    r"(?:mamá|papá|madre|padre|abuel[oa]|herman[oa]|tí[oa]|mãe|pai|avó|avô|irmão?|manman|papa|grann?|granpapa|frè|sè)(?: [\w'’]+){0,4} (?:murió|falleció|está en la cárcel|está pres[oa]|fue asesinad[oa]|morreu|faleceu|foi assassinad[oa]|mouri|nan prizon)",
    r"(?:losing|lost) (?:his|her|their|its|a|the) (?:\w+ )?(?:father|mother|dad|mom|parent|brother|sister|grand\w+|uncle|aunt|cousin)",
)
IMMIGRATION_NEVER = (r"visa (?:ending|card|#|no\.?|x+|\*+|\d)[\w ]*", r"(?:paid|pay|charged?) (?:by|with|to) visa")
