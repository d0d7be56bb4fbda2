"""Doctor's lines about the policy packs in force, and about the addresses of the roles that they name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dlp.checkup.line import Line, Surroundings
from dlp.errors import ConfigError, nearest
from dlp.policy import pack, roles
from dlp.policy.checking import problems


def check_policies(around: Surroundings) -> Iterator[Line]:
    """Whether the packs can be read, hold together and are fresh."""
    try:
        packs = pack.load(around.config.district.policies)
    except ConfigError as error:
        yield Line("Policies", "missing", str(error), blocks=True)
        return
    yield Line("Policies", "working", ", ".join(f"{one.name} {one.version}" for one in packs))
    for one in packs:
        found = problems(one, date.today())
        if wrong := [problem for problem in found if not problem.note]:
            said = f"{one.name}: {wrong[0].said}" + (f"; {len(wrong) - 1} more" if len(wrong) > 1 else "")
            yield Line("Policies", "missing", said, f"dlp policy validate {one.file}")
        if one.clauses:  # the law has no list of clauses, and no review of the district's
            yield from (Line("Policies", "note", f"{one.name}: {p.said}") for p in found if p.note)


def check_roles(around: Surroundings) -> Iterator[Line]:
    """Whether each role that a policy names has an address, and each role with an address is named."""
    try:
        packs = pack.load(around.config.district.policies)
    except ConfigError:
        return  # the line about the policies says why
    table, officer = around.config.roles.by_building, around.config.notify.officer
    lacking = roles.unaddressed(packs, table, officer)
    if lacking:
        text = f"no address for the {', '.join(lacking)}: put them into [roles] of the configuration"
        yield Line("Roles", "note", text)
    else:
        yield Line("Roles", "working", f"every role has an address: {', '.join(roles.named(packs))}")
    inverse = roles.mistaken((*pack.load(pack.available()), *packs), table)
    for role in inverse:
        text = f'[roles.{role}] stands for a building: write [roles.NAME-OF-SCHOOL], and in it "{role}" = […]'
        yield Line("Roles", "note", text)
    for role in roles.unknown(packs, {name: told for name, told in table.items() if name not in inverse}):
        near = nearest(roles.plain(role), roles.named(packs))
        yield Line("Roles", "note", f"no policy in force names the {roles.plain(role)}{near}")
