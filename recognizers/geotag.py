"""Places in the metadata of photographs and films: where a picture was taken.

Source: Exif 2.32, GPS IFD, as the picture scanners give it: a line "GPS: latitude, longitude" in decimal degrees. The
coordinates of a map, a science sheet or a page are none: nothing of a person's whereabouts is said by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Recognizer

_LINE = re.compile(
    r"(?m)^(?:GPS|GPS ?Position|GPSCoordinates|GPS ?Coordinates|geotag)\s*[:=]\s*(?P<value>[+-]?\d{1,2}\.\d{3,8}\s*,\s*[+-]?\d{1,3}\.\d{3,8})(?:\s*,?\s*-?\d+(?:\.\d+)?\s?m)?[ \t]*$",
    re.IGNORECASE,
)


def valid(text: str) -> bool:
    """Whether the pair is a place on earth: latitude to 90 degrees, longitude to 180, and not the zero of a lost signal."""
    latitude, longitude = (float(part) for part in text.split(","))
    return abs(latitude) <= 90 and abs(longitude) <= 180 and (abs(latitude) > 0.001 or abs(longitude) > 0.001)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the line says it all
    """The places that metadata give, a line each."""
    return [
        Hit("GEOTAG", *m.span("value"), 0.9, ("has the form of: a photograph's place, in decimal degrees",))
        for m in _LINE.finditer(text)
        if valid(m["value"])
    ]


RECOGNIZERS = (
    Recognizer(
        name="GeotagRecognizer",
        entity="GEOTAG",
        source="Exif 2.32, GPS IFD: latitude and longitude of a picture",
        find=find,
        triggers=(r"gps[^\n\d]{0,20}\d{1,2}\.\d{3}", r"geotag\s*[:=]"),
        examples=Examples(
            hits=(
                ("GPS: 42.361234, -71.873456", "42.361234, -71.873456"),
                ("ImageDescription: at home\nGPS: -33.868800, 151.209300", "-33.868800, 151.209300"),
                ("GPSPosition: 42.3400, -71.8665", "42.3400, -71.8665"),
            ),
            misses=(
                "42.361234, -71.873456", "The summit is at 42.361234, -71.873456 by map", "GPS: 0.000000, 0.000000", "GPS: 142.361234, -71.873456",
                "GPS unit 42.5, 71.9 volts", "Use GPS: 42.361234, -71.873456 to find the field",
            ),
        ),
    ),
)  # fmt: skip
