"""Letters of other scripts, and rare ones of Latin script, that look like Latin letters and digits in print.

Source: Unicode Technical Standard 39, Security Mechanisms (confusables): of those only letters, one for one, written down by
scripts: Greek and Cyrillic, Armenian and Georgian, Cherokee, Lisu, Coptic, Canadian syllabics, runes and Tifinagh, Latin
extensions, Roman numerals, letterlike symbols. Which of them stand for Latin ones the word and the line around them say.
"""

from __future__ import annotations

import unicodedata

_ALIKE = {
    "A": "АΑᎪᗅꓮᴀ", "B": "ВΒᏴᗷꓐꞴʙ", "C": "СϹᏟꓚⲤᴄ", "D": "Ꭰᗞᗪꓓᴅ", "E": "ЕΕᎬⴹꓰᴇ", "F": "ᖴꓝꞘϜꜰ", "G": "ᏀᏳꓖԌɢ", "H": "НΗᎻᕼꓧⲎʜ",
    "I": "ΙꓲⲒⵏɪ", "J": "ЈᎫꓙᒍͿꞲᴊ", "K": "КΚᏦꓗⲔᛕᴋ", "L": "ᏞꓡᒪⳐʟ", "M": "МΜᎷꓟⲘᗰϺᴍ", "N": "ΝꓠⲚɴ", "O": "ОΟՕꓳⲞⵔ", "P": "РΡᏢꓑⲢᑭᴘ",
    "Q": "ⵕԚ", "R": "ᎡᏒᖇꓣƦʀ", "S": "ЅՏᏚᏕꓢꜱ", "T": "ТΤᎢꓔⲦᴛ", "U": "ՍꓴᑌᴜԱ", "V": "ѴᏙꓦⴸᐯᴠ", "W": "ԜᎳᏔꓪᴡ", "X": "ХΧⲬꓫⵝᚷꞳ",
    "Y": "УΥᎽᎩꓬⲨϒҮʏ", "Z": "ΖᏃꓜᴢ",
    "a": "аαɑ", "b": "ƄƅᏏᑲᖯЬ", "c": "сϲⲥꮯ", "d": "ԁᏧᑯꓒ", "e": "еҽꬲε", "f": "ẝꞙꬵքϝ", "g": "ցɡᶃƍ", "h": "һհᏂҺ", "i": "іιɩᎥꙇꭵ", "j": "јϳȷ",
    "k": "κк", "l": "Ӏӏǀ", "m": "м", "n": "ոռη", "o": "оοօσⲟჿᴏᴑꬽ", "p": "рρϱⲣ", "q": "ԛգզ", "r": "ᴦгⲅꭇꭈꮁ", "s": "ѕƽꮪ", "t": "τт", "u": "υսʋꞟꭎꭒ",
    "v": "νѵꮩв", "w": "ԝωɯѡաꮃ", "x": "хχᕁᕽ", "y": "уүγɣᶌყỿꭚꮍ", "z": "ꮓ",
}  # fmt: skip
_RAISED = dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz", strict=True))
_OTHERS = {"І": "I", "к": "k", "н": "h", "в": "b"}
"""Letters that stand for another one than the shape above has it: what people who disguise text take them for."""


def _numerals() -> dict[str, str]:
    """Letterlike symbols and Roman numerals of one letter, whose compatible form is that letter."""
    forms = {
        chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2100, 0x2150), *range(0x2160, 0x2180))
    }
    return {sign: form for sign, form in forms.items() if len(form) == 1 and form.isascii() and form.isalpha()}


LETTERS = {sign: letter for letter, signs in _ALIKE.items() for sign in signs} | _RAISED | _OTHERS | _numerals()
"""Look-alikes of Latin letters. The dotless i of Turkish is none: names have it."""

_DIGITS_ALIKE = {
    "0": "ΟОоοՕօⲞⲟꓳⵔഠଠჿᴏ", "1": "ІӀӏΙꓲⲒⵏƖǀıɩιⅠⅰⅼᛁ", "2": "ƧϩᒿꙄ", "3": "ƷЗзȜȝӠꝪꝫⳌꞫ", "4": "Ꮞ", "5": "Ƽ", "6": "бⳒᏮ", "8": "Ȣȣ", "9": "Ꝯꝯ",
}  # fmt: skip
DIGITS = {sign: digit for digit, signs in _DIGITS_ALIKE.items() for sign in signs} | {"〇": "0"}
"""Look-alikes of digits."""

SCRIPTS = "\u0370-\u052f\u0531-\u058f\u10a0-\u10ff\u13a0-\u167f\u16a0-\u16ff\u2c80-\u2d7f\ua4d0-\ua4ff\ua640-\ua69f\uab70-\uabbf"
"""The scripts whose own words stay as they are, for a set of a regular expression."""

_ACCENTED = "áàâäãåāéèêëēíìîïīóòôöõōúùûüūýÿñçşšţžčćğÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÝÑÇŠŽ"
BARE = str.maketrans({c: unicodedata.normalize("NFD", c)[0] for c in _ACCENTED})
"""Accented letters without their accents."""

ACCENTED_CLASS = _ACCENTED
LABEL_WORDS = frozenset(
    """date of birth birthday birthdate social security number ssn dob student name phone telephone cell mobile mother father parent guardian address email password passport
    license driver card account routing bank health medicaid masshealth sasid lasid state id home emergency contact diagnosis allergy medication""".split()
)
"""Words of English labels, none of which has an accent."""
