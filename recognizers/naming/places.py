"""Where a name is a place's: "Columbus Day", "Ellis Island", "the Dunmere schools"."""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import PLACES, fold

_NEXT = re.compile(r"[^\S\n](?P<word>[A-ZÀ-ÖØ-Þ][\w'’]+|schools?|district|streets?|residents)(?!\w)")
_MORE = frozenset(
    "day island station airport state bay ocean mountain mountains mills schools streets residents".split()
)


_SAINT = r"(?:San|Santa|Santo|São|Sao|Saint|Sainte|St\.|Ste\.)"
_PLACE = re.compile(
    rf"{_SAINT}[ -](?!Cruz,)[A-ZÀ-Þ][\w'’]+(?:[ -](?:de|del|do|da|dos|das|la|las|los|[A-ZÀ-Þ][\w'’]+))*"
    r"|(?:Porto|Puerto|Ciudad|Cabo|Cape|Praia|Vila|Villa|Feira|Monte|Campo|Belo|Nova|Nueva|Nuevo|Novo|Costa|Port|Ponta|Ilha|Isla|Rio|Río|Barra|Serra|Sierra|Cerro|Lago|Buenos|Le|Cap|Petit|Grand)[ -](?:(?:de|del|do|da|dos|das|la|las|los|au)[ -])?"
    r"(?:Alegre|Velho|Seguro|Santo|Rico|Plata|Príncipe|Principe|Cabello|Montt|Vallarta|Barrios|Cortés|Limón|Juárez|Guayana|Bolívar|Verde|Haitien|Haïtien|Frio|Vela|Santana|Video|Grande|Horizonte|Iguaçu|Friburgo|Vida|York|Hampshire|Jersey|Aires|Rica|Prince|Branco|Negro|Janeiro|Delgada|Goave|Goâve|Rivière|Madre|Leone)"
    r"|João Pessoa|Joao Pessoa|Juiz de Fora|Foz do Iguaçu|Mar del Plata|Ponta Delgada|Los Angeles|Las Vegas|Santiago de los Caballeros|San Pedro Sula|Sydney Harbour|Carolina del (?:Sur|Norte)"
)
"""Towns and islands called for saints, or by words that stand before a town's name in Spanish, Portuguese and French."""


def is_place(name: str) -> bool:
    """Whether capitalised words are the name of a town or an island, and nobody's: "San Juan", "Porto Alegre"."""
    return _PLACE.fullmatch(name) is not None


def before_place(text: str, end: int) -> bool:
    """Whether the word that ends there goes on as the name of a place or a day."""
    found = _NEXT.match(text, end)
    return found is not None and fold(found["word"]) in PLACES | _MORE
