"""How people write of medicines: what is given, how much, when, and what went wrong. Curated; see `recognizers.health`.

The names of medicines stand in `words/medicines.txt`. Here are the frames around the general words: dose, pill, meds.
"""

from __future__ import annotations

_DRUG = r"(?:meds|medications?|medicines?|pills?|doses?|dosage|prescriptions?|inhaler|puffer|nebuli[sz]er|injections?|insulin|steroids|antibiotics?)"
_WHEN = r"(?:at (?:noon|lunch|night|bedtime|home|school|recess|dismissal|\d[\d:]*(?: ?[ap]\.?m\.?)?)|noon|lunch|daily|nightly|every (?:day|morning|night|\d+ hours?|\d+h(?:rs?)?)|(?:once|twice|two times|three times|\dx)(?: an?| per|/)? ?(?:day|daily)|before (?:lunch|gym|pe|recess|school|bed|exercise|tests?)|after (?:lunch|school|meals)|in the (?:morning|am|afternoon|pm)|as needed|prn|q ?\d{1,2} ?h(?:rs?|ours?)?|q\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|q ?am|q ?pm|q ?hs|qhs|a\.?m\.? and p\.?m\.?)"
_UNIT = r"(?:mgs?|mcgs?|milligrams?|micrograms?|m[lL]s?|cc|units?|puffs?|tabs?|tablets?|pills?|caps?|capsules?|tsps?|teaspoons?|drops?|gtts?|sprays?|vials?|iu)"
_HIS = r"(?:his|her|their|the|an?|my|our|own|this)"

MEDICATION = (
    rf"\d+(?:\.\d+)? ?{_UNIT}(?: (?:of|po|by mouth|orally|im|iv|sq|subq|sublingual|inhaled|via \w+|each nostril))?[ ,]*(?:\w+ )?{_WHEN}",
    r"\d+(?:-\d+)? puffs?",
    rf"(?:takes?|taking|took|gets?|getting|given|gave|give|giving|needs?|needed|missed|misses|missing|skipped|forgot|forgets|refus(?:es|ed|ing)|ran out of|out of|low on|carries|self[- ]carries|brought in|dropped off|started|starting|starts|stopped|stopping|changed|changing|increased|decreased|lowered|upped|adjust\w+|weaned off|weaning off|coming off|off|on) (?:{_HIS} )?(?:new |old |daily |noon |lunch(?:time)? |morning |am |pm |afternoon |second |\d(?:st|nd|rd|th) |rescue |emergency |seizure |adhd |anxiety |asthma |allergy |pain |psych |heart |acne |prescription |full |usual |regular |morning's |today's )*{_DRUG}",
    r"(?:his|her|their) (?:new |old |daily |noon |lunch |morning |rescue |emergency |seizure |adhd |anxiety |asthma )*(?:meds|medications?|medicines?|pills?|dosage|prescriptions?|inhaler|puffer|nebuli[sz]er|insulin|epi\w*)",
    r"(?:meds?|medications?|doses?|pills?|medicines?) (?:was |were |is |are |been |have been |has been |just )*(?:changed|increased|upped|lowered|adjusted|stopped|switched|missed|given|refused|wore off|wears off|wearing off|kicks? in|held|late|out of date|expired|locked in|kept in|in the (?:nurse|office|health)|at (?:noon|lunch|\d)|prescribed)",
    r"(?:new|change in|change of|changes? to|trial of|side effects?(?: of| from)?) (?:his |her |their |the )?(?:\w+ )?(?:meds|medications?|medicines?)",
    r"(?:is|was|been|put|went|going|kept|stays?|back) on (?:an? |some |new |adhd |anxiety |seizure |pain |heart |psych |strong |antipsychotic |iv )*(?:medications?|meds|medicines?|antibiotics?|steroids|stimulants?|blood thinners?|insulin|oxygen|antidepress\w+|antipsych\w+)",
    r"(?:noon|lunch|midday|morning|am|pm|afternoon|daily|prn|rescue|scheduled|psych|adhd) (?:meds?|medications?|doses?|pills?)",
    r"(?:inhaler|puffer|nebuli[sz]er|neb) (?:before|after|at|in|with|is|was|x ?\d|prn|needed|expired|given|used|\d)",
    r"(?:rescue |spare |own |his |her |their |uses? an? |has an? |carries an? |needs? an? |carries )(?:inhaler|puffer)",
    r"(?:pull|takes?|taken|given|gave|last|next|missed|held) (?:his |her |the )?(?:2nd |second |am |pm |noon |morning )?dose",
    r"self[- ](?:carr(?:y|ies|ied)|administers?|injects?|medicates?)",
    r"(?:nurse|rn) (?:gives?|gave|administers?) (?:him|her|them|his|their) \w+",
    r"prescribed (?:\w+ )?(?:by|for|\w+)",
    r"med(?:ication)? (?:error|refusal|log|count|order|admin\w*|incident)(?: (?:for|on|:))",
    r"(?:un|over|under)medicated",
    r"(?:stress|loading|rescue|emergency) dose",
    r"(?:bolus|bolused|basal)",
    r"\d+ ?(?:u|units?) (?:of )?(?:insulin|humalog|novolog|lantus)",
    r"stimulant med\w*",
)
MEDICATION_WEAK = (
    r"\d+(?:\.\d+)?\s?(?:mg|mcg|ml|units|puffs?)",
    r"(?:pills?|tablets?|dose|doses|dosage|prescription|rx)",
    r"\brx\b",
    r"puffer",
    r"med (?:list|orders?|admin\w*|change|consent|bag|kit|time)",
)
MEDICATION_NEVER = (
    r"(?:use|uses|using|on|via|has|have) (?:the|an?|his|her|their|my) tablet(?! (?:at|every|of|daily|with (?:food|milk|lunch)))",
    r"\d+ ?(?:ml|mg|units?|tabs?|drops?|vials?|cc) (?:of )?(?:water|acid|hcl|naoh|solution|sample|sodium|reagent|distilled|buffer|dye|ethanol|beakers?|flasks?|sugar|salt)",
    r"\d+ units?(?: of study| test| plan| lesson| at| per| in| \$|, )",
    r"(?:browser|open|new|close|folder|excel) tabs?",
    r"\d+ tabs? (?:open|in|of the|at the)",
    r"(?:photo|screen|slap|key|mug|head|jump|foul|free|corner|penalty|three-?point|long|cheap|best|one|first|last|big|game[- ]winning|flu) shots?",
    r"(?:took|take|takes|taking|missed|gave|on|off) (?:the |a |his |her |their |\d+ )?(?:\w+ )?shots?",
    r"eye ?drops? in the bucket",
    r"pool tablets?|(?:android|samsung|drawing|graphics|wacom|amazon|fire|clay|stone|chlorine) tablets?",
    r"script (?:for the play|reading|writing|runs?|changes|is due|pages)",
    r"(?:his|her|their|the|took|needs?|on|off|forgot|started|gave|given|changed|new|out of) script",
    r"patch (?:notes|tuesday|panel|cable|of|test|the)",
    r"prescribed (?:by (?:law|the (?:commissioner|policy|statute|department|state|board|contract|regulations?))|in|texts?|manner|form|procedures?|time|period|course|limits?)",
)
