"""A pytest plugin for continuous integration: a test that is skipped there is a failure (`-p scripts.refuse_skips`).

On a developer's machine a test may skip because a service or a right is missing. The integration run installs what is
needed, so a skip there means that something is not tested any more.
"""

from __future__ import annotations

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Turn a passing session with skipped tests into a failing one."""
    if _skipped(session.config) and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the skipped tests and why they were skipped."""
    for report in _skipped(terminalreporter.config):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"skipped, which is a failure here: {report.nodeid}: {reason}", red=True)


def _skipped(config: pytest.Config) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter else []
