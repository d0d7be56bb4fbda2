"""What `scan`, `check` and `gate` are asked alike: their common options, and the order that comes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dlp import options

if TYPE_CHECKING:
    from dlp.running import Order


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The options that these commands share, as a person gave them; each field is one (see `dlp.app`)."""

    format: options.Format = None
    output: options.Output = None
    policy: options.Policy = None
    exposure: options.Exposure = None
    channel: options.ChannelName = None
    fail_on: options.FailOn = "none"
    fail_on_incomplete: options.FailOnIncomplete = False
    all_items: options.AllItems = False
    reveal: options.Reveal = False
    workers: options.Workers = None
    passwords: options.Passwords = None
    roster: options.Roster = None
    consent: options.Consent = None
    full: options.Full = False
    no_gate: options.NoGate = False

    def order(self, command: str, **own: Any) -> Order:
        """The order of a command; `own` are fields of it that only this command sets.

        Raises UsageError for a word that an option does not take, or for a file of passwords that cannot be read.
        """
        from dlp import running

        told: dict[str, Any] = {
            "form": options.report_form(self.format) if self.format else None,
            "output": self.output,
            "policies": tuple(self.policy or ()),
            "exposure": options.level(self.exposure),
            "channel": options.channel(self.channel),
            "fail_on": options.severity(self.fail_on),
            "fail_on_incomplete": self.fail_on_incomplete,
            "all_items": self.all_items,
            "reveal": self.reveal,
            "workers": self.workers,
            "passwords": running.read_passwords(self.passwords),
            "roster": self.roster,
            "consent": tuple(self.consent or ()),
            "full": self.full,
            "use_gate": not self.no_gate,
        }
        return running.Order(command, **(told | own))
