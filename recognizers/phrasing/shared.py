"""Pieces of regular expressions that the vocabularies share: numbers in words, relations, objects of verbs."""

from __future__ import annotations

COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\w+teen|twenty\w*|several|multiple|many|a few|another)"
RELATION = (
    r"(?:bio(?:logical)?[- ]?|maternal |paternal |great[- ]?|foster )?(?:mom|mother|dad|father|step-?(?:father|mother|dad|mom|brother|sister)|uncle|aunt|auntie|grand(?:mother|father|ma|pa|parents?)|nana|parents?|guardian"
    r"|brother|sister|sibling|cousin|boyfriend|girlfriend|husband|wife|ex|ex-?(?:husband|wife|boyfriend)|family)"
)
SOMEONE = (
    r"(?:him|her|them|me|us|staff|(?:an?|another|the|his|her|their|other|two|three|some|several|younger) (?:\w+ ){0,2}(?:students?|peers?|classmates?|boys?|girls?|teachers?|aides?|paras?|kids?|child(?:ren)?|drivers?|monitors?|sub(?:stitute)?|principal|teammates?|players?"
    r"|staff(?: members?)?|\w+ graders?|kindergart\w+|person|friend|sister|brother|mother|father)|(?-i:[A-Z][a-z]\w+)|\w+ in the (?:face|head|back|stomach|arm|nose|mouth|eye|leg|groin|chest))"
)
"""Whom somebody hits, pushes, calls names."""

HIS = r"(?:his|her|their|the|an?|my|our)"
