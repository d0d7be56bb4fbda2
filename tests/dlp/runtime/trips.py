"""Items for the pipeline of a worker: archives, messages, files in files."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pyzipper

from dlp.runtime.examined import Examined, Task
from dlp.runtime.pipeline import Pipeline

SASID = b"SASID 1012345678"


def zipped(**members: bytes) -> bytes:
    """A zip of these members; a double underscore in a keyword stands for the dot in the name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def locked(content: bytes = SASID) -> bytes:
    """A zip with one member under AES-256."""
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"a password")
        archive.writestr("list.txt", content)
    return out.getvalue()


def mailed(name: str, content: bytes) -> bytes:
    """A message with one attachment."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "a list", "a@example.org", "b@example.org"
    message.set_content("see attached")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def nested(levels: int) -> bytes:
    """Zip in zip, a text at every level."""
    content = zipped(list__txt=SASID)
    for _ in range(levels - 1):
        content = zipped(list__txt=SASID, inner__zip=content)
    return content


def examine(pipeline: Pipeline, content: bytes, name: str) -> Examined:
    return pipeline.examine(io.BytesIO(content), Task(name))
