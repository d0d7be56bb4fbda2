"""Health: conditions, medicines, plans and nurse's notes about a person.

Source: 603 CMR 23.02 (temporary record), M.G.L. c.71 s.34H; 105 CMR 210 (medication administration plan). The words are
curated; the misses are what schools write about health without speaking of anybody.
"""

from __future__ import annotations

from recognizers.contract import Examples, Recognizer
from recognizers.statements import Lexicon, Statements

_ALLERGENS = (
    r"peanuts?|tree[- ]?nuts?|nuts?|cashews?|pistachios?|walnuts?|almonds?|hazelnuts?|eggs?|milk|dairy|soy|wheat|gluten|fish|shellfish|shrimp|sesame|latex"
    r"|bees?|wasps?|bee[- ]?stings?|insects?|stings?|penicillin|amoxicillin|sulfa|red dye|kiwi|strawberr(?:y|ies)|mango|pollen|cats?|dogs?|mold|foods?|seafood"
)
LEXICON = Lexicon(
    strong=(
        rf"(?:(?:severe|life[- ]threatening|known|bad|serious)\s+)?(?:{_ALLERGENS})(?:\s*(?:/|,|and|&|\+)\s*(?:{_ALLERGENS}))*\s+allerg(?:y|ies)",
        rf"allerg(?:ic|y|ies)\s+to\s+[\w/-]+(?:\s*(?:,|and|&)\s*(?:{_ALLERGENS}))*",
        r"anaphyla\w+", r"life[- ]threatening allerg\w+", r"epi-?\s?pens?(?:\s?jr\.?)?", r"auvi-?q", r"symjepi", r"epinephrine", r"benadryl", r"diphenhydramine",
        r"asthma action plan", r"asthmatic", r"inhalers?", r"albuterol", r"proair", r"ventolin", r"flovent", r"nebuli[sz]ers?", r"nebs",
        r"type (?:1|2|one|two|i|ii) diabet\w+", r"diabetic", r"insulin(?: pump)?", r"dexcom", r"omnipod", r"glucagon", r"baqsimi", r"glucose (?:monitor|tabs?|checks?)",
        r"blood sugars?", r"hypoglyc\w+", r"ketoacidosis", r"seizure (?:disorder|action plan|plan|meds?)", r"epilep\w+", r"diastat", r"rectal diazepam", r"nayzilam", r"midazolam",
        r"cerebral palsy", r"spina bifida", r"hydrocephalus", r"tourette\w*", r"concussion protocol", r"in concussion", r"c(?:o)?eliac(?: disease)?", r"crohn\W?s", r"ulcerative colitis",
        r"g-tube", r"feeding tube", r"catheter\w*", r"ostomy", r"colostomy", r"toileting plan", r"congenital heart\w*", r"heart (?:condition|surgery|defect|murmur)", r"pacemaker",
        r"h(?:a)?emophilia\w?", r"sickle cell\w*", r"von willebrand\w*", r"leuk(?:a)?emia", r"chemo(?:therapy)?", r"cystic fibrosis", r"muscular dystrophy", r"juvenile arthritis",
        r"suicid\w+", r"passive si", r"self[- ]harm\w*", r"self[- ]injur\w+", r"hospitali[sz]ed", r"psychiatric\w*", r"psych(?:otropic)? meds?", r"eating disorder", r"anorexi\w+", r"bulimi\w+",
        r"bipolar", r"selective mutism", r"panic attacks?", r"anxiety disorder", r"generali[sz]ed anxiety", r"major depress\w+", r"crisis eval\w*",
        r"hiv(?:[- ]positive)?", r"hepatitis [bc]", r"tb[- ]positive", r"is pregnant", r"pregnancy test", r"high-risk pregnancy", r"head lice",
        r"keppra", r"levetiracetam", r"depakote", r"valproate", r"lamictal", r"topamax", r"diazepam", r"ritalin", r"concerta", r"methylphenidate", r"adderall", r"vyvanse",
        r"strattera", r"focalin", r"guanfacine", r"intuniv", r"clonidine", r"zoloft", r"sertraline", r"prozac", r"fluoxetine", r"lexapro", r"abilify", r"risperd(?:al|one)",
        r"lithium carbonate", r"zofran", r"humalog", r"novolog", r"lantus", r"prednisone", r"singulair", r"zyrtec", r"claritin", r"melatonin", r"lactaid",
        r"individual(?:i[sz]ed)? health ?care plan", r"emergency (?:care|action) plan", r"allergy action plan", r"medication administration plan",
        r"medication orders?(?: on file)?", r"return[- ]to[- ]play", r"immuni[sz]ation exemption", r"(?:religious|medical) exemption", r"exemption from immuni[sz]ation", r"seen by (?:the )?(?:rn|nurse)", r"sent home by (?:the )?nurse",
        r"prn", r"refused meds?", r"nurse alert", r"medical alert", r"health alert", r"dismissed (?:with|to parent with) (?:symptoms|fever|vomiting)",
        r"alergi[ac]o? (?:a|al|ao|à|grave)\b[\w ]{0,20}", r"es (?:asmátic[oa]|diabétic[oa]|alérgic[oa])", r"é (?:asmátic[oa]|diabétic[oa]|alérgic[oa])", r"convulsiones", r"convulsões", r"inhalador", r"insulina",
        r"gen (?:alèji|opresyon|kriz malkadi|sik)", r"(?:fyèv|pnemoni)", r"dị ứng", r"hen suyễn", r"过敏", r"哮喘", r"糖尿病", r"癫痫",
    ),
    medium=(
        r"asthma", r"diabetes", r"seizures?", r"migraines?", r"concussions?", r"traumatic brain injury", r"lactose intoleran\w+", r"irritable bowel", r"an(?:a)?emia",
        r"anxiety", r"depression", r"depressed", r"autoimmune", r"eczema", r"scoliosis", r"allerg(?:y|ies|ic)", r"carb count\w*", r"lice", r"mrsa", r"strep(?: throat)?", r"covid(?:[- ]positive)?", r"impetigo",
        r"scabies", r"pneumonia", r"mono(?:nucleosis)?", r"chicken ?pox", r"whooping cough", r"pertussis", r"conjunctivitis", r"pink ?eye", r"ringworm", r"hand,? foot,? and mouth",
        r"tylenol", r"acetaminophen", r"ibuprofen", r"advil", r"motrin", r"tums", r"narcan", r"naloxone", r"action plan", r"care plan", r"medications?", r"meds?", r"inhal(?:er|ers)",
        r"\d+(?:\.\d+)?\s?(?:mg|mcg|ml|units|puffs?)", r"wheez\w+", r"hives", r"fainted", r"faints", r"bloody nose", r"nosebleeds?", r"vomit(?:ed|ing|s)?", r"fever", r"rash", r"stitches", r"fracture\w*", r"broken (?:arm|leg|wrist|ankle|collarbone)",
        r"surgery", r"cardiolog\w+", r"neurolog\w+", r"oncolog\w+", r"psychiatrist", r"hearing aids?", r"legally blind", r"wheelchair", r"crutches", r"bed ?wetting", r"cavities", r"extraction", r"abscess", r"pregnant",
        r"asma", r"diabete?s", r"alergi[ac]s?", r"alèji", r"depresión", r"depressão", r"ansiedad", r"ansiedade", r"epi",
    ),
    acronyms=(r"T1D", r"T2D", r"IHP", r"IHCP", r"LTA", r"ADHD", r"ADD", r"PTSD", r"OCD", r"ODD", r"TBI", r"CGM", r"BG", r"A1C", r"VNS", r"IBS", r"RAD", r"SI", r"EPI", r"POTS", r"GERD", r"JIA", r"STI", r"MRSA"),
    never=(
        r"peanut[- ]free", r"nut[- ]free", r"allergy[- ](?:aware|free|friendly|season)", r"stock (?:epinephrine|epi-?pens?|naloxone|narcan)", r"flu (?:clinic|shots?|season)", r"spring fever",
        r"cabin fever", r"fever pitch", r"math anxiety", r"separation anxiety in dogs", r"great depression", r"economic depression", r"health (?:class|education|curriculum|fair|insurance|office|services|assisting)",
        r"rash decision", r"mono(?:logue|poly|chrome)", r"surgery center", r"care plan for (?:the )?(?:garden|building|lawn)", r"action plan (?:for|to) (?:improve|the|our|reduce|increase)", r"(?:school|district|improvement|strategic) action plan",
        r"(?:si|add) (?:units?|to cart)", r"lithium (?:batter\w+|ion)", r"diabetes (?:awareness|walk)", r"epi-?center", r"foreign exchange", r"surgical masks?", r"bee keep\w+", r"pollen count", r"food allergens?",
        r"\d+\s?ml (?:beakers?|flasks?|cylinders?|bottles?|test tubes?|water)", r"tooth extraction kit", r"data extraction", r"mass extraction", r"dna extraction",
    ),
)
FIND = Statements("HEALTH_ALERT", LEXICON)

RECOGNIZERS = (
    Recognizer(
        name="HealthAlertRecognizer",
        entity="HEALTH_ALERT",
        source="603 CMR 23.02; M.G.L. c.71 s.34H; 105 CMR 210; curated vocabulary",
        find=FIND,
        triggers=tuple(rf"\b(?:{t})\b" for t in (*LEXICON.strong, *LEXICON.medium)) + tuple(rf"\b{t}\b" for t in LEXICON.acronyms),
        headers=frozenset(
            {"alertmedical", "alertmedicaltreatment", "medicalalert", "medicalalerts", "healthalert", "healthalerts", "healthcondition",
             "healthconditions", "medicalcondition", "medicalconditions", "medicalconsiderations", "allergies", "allergy", "foodallergies", "ihpalert", "ihpdescription", "actionplan",
             "medications", "medication", "meds", "schoolmeds", "emergencymeds", "diagnosis", "dx", "healthnotes", "healthnote", "medicalnotes", "medicalnote",
             "medicalinfo", "medicalinformation", "healthconcerns", "healthconcern", "conditions", "concussionalert", "concussiondesc", "allergiesfood",
             "allergiesdrugs", "allergiesinsects", "allergiessevere", "allergiesepipen", "asthma", "diabetes", "seizures", "illnessdesc", "medicalother",
             "nursenotes", "nursenote", "healthplan", "alergias", "alergia", "condicionesmedicas", "medicamentos", "alertlifethreatening", "requiresmeds", "dose",
             "medicationdose", "medicationanddose", "medsdose", "allergyreaction", "epipen", "inhaler", "medicalneeds", "healthneeds", "healthissues", "medicalissues"}
        ),
        examples=Examples(
            hits=(
                ("Ravi goes into anaphylaxis from tree nuts", "anaphylaxis"),
                ("carries an EpiPen for peanut allergy", "EpiPen"),
                ("Deng, Marisol gr 3 rm 12 → T1D on pump.", "T1D on pump"),
                ("Jalen has asthma and uses it before PE", "asthma"),
                ("takes Concerta 18 mg at lunch", "Concerta 18 mg"),
                ("no longer allergic to eggs but carries an EpiPen", "EpiPen"),
                ("Mateo es diabético", "es diabético"),
            ),
            misses=(
                "No known allergies.", "Allergies: none known", "Asthma: no    Seizures: no    Diabetes: no", "Seizures denied by mother",
                "Peanut allergies are common among children.", "If your child has seizures, asthma or a bee-sting allergy, call the nurse.",
                "Students with asthma may carry an inhaler.", "We are a peanut-free kitchen.", "12 of 412 students have asthma action plans on file",
                "Medications: N/A", "Unit 4: diabetes and the pancreas", "Allergies: ______", "the Great Depression", "school nurse wanted: epinephrine training required",
            ),
        ),
    ),
)  # fmt: skip
