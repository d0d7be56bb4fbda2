"""Doctor's line about the roster."""

from __future__ import annotations

from collections.abc import Iterator

from dlp.checkup.line import Line, Surroundings
from dlp.errors import ConfigError
from dlp.keeping import keys
from dlp.keeping.roster import sealed


def check_roster(around: Surroundings) -> Iterator[Line]:
    """Whether a roster is there, can be opened, and is young enough."""
    file = sealed.file_in(around.state_folder)
    told = around.config.roster
    try:
        head, key = sealed.read_head(file), keys.load_roster_key()
        if head is None:
            wanted = bool(told.oneroster or told.csv)
            text = "there is none: names and ids are found by their form alone"
            mend = "dlp roster import" if wanted else "dlp roster import FOLDER"
            yield Line("Roster", "missing" if wanted else "note", text, mend)
            return
        if key is None:
            yield Line("Roster", "missing", f"its key {keys.roster_key_file()} is not there", blocks=True)
            return
        sealed.open_index(file, head, key)
    except ConfigError as error:
        yield Line("Roster", "missing", str(error), blocks=True)
        return
    text = f"version {head.version}, {head.age_days:.0f} days old"
    if head.age_days > told.max_age_days:
        yield Line("Roster", "note", f"{text}, more than {told.max_age_days}", "dlp roster import")
    else:
        yield Line("Roster", "working", text)
