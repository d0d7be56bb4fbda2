"""What ails a parent or another grown relative of a pupil: of the family's circumstances, and no alert on the pupil's health.

Source: how secretaries, counselors and families write it. Said of brothers and sisters it may be another pupil's, so they stand
here not. What a relative brings, or is there for, is the pupil's own: "mom has his inhaler", "dad is in the ER with her".
"""

from __future__ import annotations

_WHO = (
    r"(?:(?:step-?|foster |grand|great-?grand|god)?(?:mother|father|mom|dad|ma|pa)|mommy|mum|mama|daddy|papa|(?:grand)?parents?|nana|gram|grammy|gramp|grampa|gramma|grandpa|grandma"
    r"|papi|mami|abuel[oa]|vov[oó]|aunt(?:ie)?|uncle|husband|wife)"
)
_LATELY = r"(?:,? (?:just|recently|now|still|also|suddenly|apparently|already|currently|again|herself|himself))?"
_OF_PUPIL = (
    r"(?! (?:with|for|about|to see|visiting) (?:him|her|them|his|the (?:baby|boys?|girls?|kids|twins)|(?-i:[A-Z]))|['’]s\b"
    r"|[ -](?:plan|med(?:icine|ication)?s?|kit|form|note|paper(?:s|work)|info\w*|action|orders?|card|appointments?|appt|questions?|training|supplies)\b)"
)
_KIND = r"(?:an? |the |another |bad |severe |terminal |chronic |massive |mild |minor |major |serious |stage \w+ |breast |colon |lung |brain |skin |open[- ]|heart |back |knee |hip |emergency |panic |type [12] |end[- ]stage )*"
_ILLNESS = (
    r"(?:cancer|strokes?|attacks?|failure|surgery|operation|tumou?rs?|leukemia|lymphoma|(?-i:MS|ALS|HIV|COPD|PTSD)|lupus|dementia|alzheimer\w*|parkinson\w*|diabetes|epilepsy|seizures?|depression|anxiety|bipolar(?: disorder)?|ptsd|schizophrenia"
    r"|dialysis|chemo\w*|radiation|pneumonia|covid|sepsis|(?:kidney|liver) (?:failure|disease|problems)|transplant|miscarriage|(?:nervous )?breakdown|overdose|aneurysm|blood clots?|cirrhosis|asthma|migraines|fibromyalgia)"
)
_PLACE = r"(?:the |an? )?(?:local |state )?(?:hospital|icu|ccu|er|intensive care|psych\w* (?:ward|unit|hospital)|rehab|detox|hospice|nursing home|coma|residential treatment|treatment (?:program|center)|sober (?:house|home))"

ILL_RELATIVE = (
    rf"{_WHO}{_LATELY} (?:has|had|is having|gets|was diagnosed with|diagnosed with|is battling|battling|fighting|is fighting|is recovering from|recovering from|suffers from) {_KIND}{_ILLNESS}(?: and {_ILLNESS})?{_OF_PUPIL}",
    rf"{_WHO}{_LATELY} (?:(?:is|was|has been|been|ended up|landed|['’]s)(?: back| still| now| in and out of)? )?(?:in|into|out of) {_PLACE}(?: (?:with|for) {_KIND}{_ILLNESS})?{_OF_PUPIL}",
    rf"{_WHO}{_LATELY} (?:was |got |is being )(?:taken|rushed|brought|admitted|airlifted|sent|transported) (?:back )?(?:by ambulance )?to {_PLACE}{_OF_PUPIL}",
    rf"{_WHO}{_LATELY} (?:entered|enters|went (?:in)?to|goes (?:in)?to|going (?:in)?to|checked (?:herself |himself )?into|started|starts|is starting|left|finished|is (?:home|back) from) (?:{_PLACE}|chemo\w*|radiation|dialysis){_OF_PUPIL}",
    rf"{_WHO}{_LATELY} (?:is|was) (?:very |seriously |gravely |critically |clinically )?(?:hospitali[sz]ed|pregnant|bipolar|depressed|suicidal|an? (?:addict|alcoholic|cancer survivor)|on dialysis|(?:on|in) chemo\w*|in recovery|terminal(?:ly ill)?|dying|having surgery|schizophrenic|intubated|on life support)(?:,? and off (?:his|her|their) meds)?{_OF_PUPIL}",
)
