"""OpenDocument packages written by hand."""

from __future__ import annotations

import io
import zipfile

ODF = "application/vnd.oasis.opendocument."
VALUE = "Nora Quill, born 03/12/2013"


NAMESPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
                         ("draw", "drawing"), ("svg", "svg-compatible"), ("form", "form"), ("chart", "chart"),
                         ("presentation", "presentation"), ("script", "script"), ("manifest", "manifest"))
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def package(kind: str, parts: dict[str, str | bytes], manifest: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as target:
        target.writestr("mimetype", ODF + kind)
        for name, content in parts.items():
            target.writestr(name, content)
        target.writestr("META-INF/manifest.xml", f"<manifest:manifest{NAMESPACES}>{manifest}</manifest:manifest>")
    return data.getvalue()
