"""What holds for every test: a machine that is busy is no reason to fail."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# a test's own time limit is pytest's; how fast a busy machine draws its examples says nothing of the program
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
