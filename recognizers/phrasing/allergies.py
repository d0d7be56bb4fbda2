"""How people write of allergies: to what, what happens, what must not come near. Curated; see `recognizers.health`.

The words for foods and other triggers stand in `words/allergens.txt` and `words/food.txt`; what makes a statement of them
is the frame: who must not have it, what it does, what is carried against it.
"""

from __future__ import annotations

from recognizers.phrasing.words import any_of

_ALLERGEN = any_of("allergens")
_ALLERGENS = rf"{_ALLERGEN}(?:(?:,? (?:and|or|y|&) |, ?| ?[/+&] ?){_ALLERGEN})*"
_FOOD = any_of("food")
_FOODS = rf"{_FOOD}(?: (?:and|or|&) \w+)?"
_CANNOT = (
    r"(?:can(?:['’]?t|not| not| no longer| never)|may not|must(?: not|n['’]?t| never)|should(?: not|n['’]?t| never)|(?:is|are)(?:n['’]?t| not) (?:allowed|supposed|able|permitted)(?: to)?"
    r"|not (?:allowed|supposed|able) to|does(?:n['’]?t| not)|never|no puede|não pode|nao pode|pa ka)"
)
_THROAT = r"(?:throat|lips?|tongue|mouth|face|eyes?|airway)"
_SWELLS = r"(?:closes?(?: up)?|closed(?: up)?|closing(?: up)?|swells?(?: up| shut)?|swelled(?: up)?|swelling(?: up)?|swollen|tightens?|tightened|tightening|itch(?:es|ed|ing|y)|tingl(?:es|ed|ing|y)|blows? up|puff(?:s|ed|y)(?: up)?|burns?|got numb|numb)"

ALLERGIES = (
    rf"{_ALLERGENS} (?:all(?:e|a)rg(?:y|ies|ic)|anaphyla\w+|intoleran(?:t|ce)|sensitiv(?:e|ity))",
    rf"all(?:e|a)rg(?:ic|y|ies) (?:to|2) (?:all |most |some |tree |any )?[\w/'’-]+(?: \w+ \w*ings?)?(?:(?:,? (?:and|&) |, ?| ?[/+&] ?){_ALLERGEN})*",
    r"(?:(?:severe|severely|deathly|highly|very|super|mildly|extremely|anaphylactic|airborne) )+all(?:e|a)rg(?:ic|y|ies)",
    rf"{_CANNOT} (?:have|eat|drink|touch|be (?:near|around)|sit (?:near|by)|tolerate|comer|tomar|manje) (?:any(?:thing with)? )?{_FOOD}",
    rf"(?:reacts?|reacted|reacting|reaction|rxn) to (?:the |a |his |her |any )?{_ALLERGEN}",
    r"(?:breaks?|broke|breaking) out (?:in hives|in a rash|from|when|if|after|with)",
    rf"{_FOODS} (?:makes?|made|gives?|gave) (?:him|her|them) (?:sick|swell|throw up|vomit|itch\w*|hives|a rash|wheeze|break out)",
    rf"(?:his|her|their) {_THROAT} {_SWELLS}",
    rf"{_THROAT} (?:closes?|closed|closing|swells?|swelled|swelling|tightens?)",
    r"(?:goes?|went|go) into (?:anaphyla\w+|shock)",
    r"alpha[- ]?gal",
    rf"strict (?:{_FOODS} )?(?:avoidance|allergy)",
    r"(?:carr(?:y|ies|ying)|keeps?|has|have|needs?|brings?|with|w/|own|two|2|his|her|their|jr|backup|spare|expired) (?:an? |his |her |their |own |two |2 |the )*epi(?:['’]?s|pens?|[- ]pens?| jr)?",
    r"epi(?:s|[- ]?pens?)? (?:is|are|in|on|at|with|jr|kept|lives|given|expired?s?|needed|x ?\d|goes|must|stays)\b",
    r"(?:food|seasonal|environmental|drug|medication|insect|bee|sting|pet|animal|contact|airborne|oral|multiple|mult) allerg(?:y|ies)(?: alert| list| plan)?(?= ?[:(]| to\b| alert)",
    r"nkda but",
    r"(?:lip|tongue|facial|throat) swelling",
    r"cross[- ]contaminat\w+ (?:is|makes|can|will|even)",
    r"(?:peanut|nut|allergy)[- ]?(?:free )?table (?:with|only|for|b/c|because)",
    rf"(?:needs?|requires?|on|follows?|strict) (?:an? )?(?:strict )?(?:{_FOOD}|gluten|dairy|lactose|nut)[- ]free",
    r"(?:gf|df|lactose[- ]free|soy|almond|oat|rice) (?:diet|milk) (?:only|per|due|b/c|because|for medical)",
    r"eoe\b",
    rf"{_ALLERGEN}(?: ?[+&/,] ?| and )(?:\w+ )?{_ALLERGEN}[,;:.!]{{1,3}} ?(?:(?:epi[- ]?)?pens?|epi|benadryl|auto-?injector)",
    rf"no {_FOOD},? (?:or |and |& )?no {_FOOD}",
    r"latex[,;:]? (?:no|avoid)",
)
ALLERGIES_WEAK = (
    rf"no {_FOOD}",
    rf"{_FOOD}[- ]free",
    rf"avoids? {_FOODS}",
    r"swells? up",
    r"eats? (?:alone|separately|at the (?:allergy|nut[- ]free|peanut[- ]free) table)",
    r"allergy table",
    r"safe snacks?",
)
ALLERGIES_NEVER = (
    r"no fish(?:ing|y)|no corn(?:er|ers)|no egg(?:ing|plant)",
    rf"(?:contains?|may contain|ingredients|allergens|contiene|contém)(?:[: ]+(?:traces of )?){_FOODS}",
    rf"(?:no|without) (?:{_FOODS})(?:[^.\n]{{0,30}}) (?:in (?:the |our |this )?(?:classroom|building|school|cafeteria|room|treats?|snacks?|party|halls?)|just to be safe|please|allowed|at school)",
    r"(?:nut|peanut|allergy|fragrance|latex|dairy|gluten|egg|soy)[- ]free (?:rolls?|bread|buns?|crust|cupcakes?|pasta|wraps?|desserts?|on request|available|by request|items?|foods?|classroom|zone|school|room|table|facility|kitchen|options?|menu|snacks? (?:only|please)|pizza|version|day|building|party)",
    r"no sugar[- ]?(?:coat\w*|added)",
    r"(?:egg|fish|milk|corn|bean|apple|orange|honey)(?:s)? (?:hunt|drop|carton|fry|bowl|maze|bag|picking|fundraiser|sale)",
    r"allergic to (?:homework|mornings?|mondays?|work|math|fun|change|silence|deadlines?|meetings?|gym|pe|losing)",
)
