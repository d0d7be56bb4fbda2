"""The zip that holds itself is what it claims to be, for unzip programs that check sizes and checksums too."""

from __future__ import annotations

import io
import zipfile

from droste import droste


def test_the_only_member_is_the_zip_itself() -> None:
    made = droste()
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert [archive.read(info) for info in archive.infolist()] == [made]
