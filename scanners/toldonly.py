"""Formats that offices have and that nobody reads here: told by their content, each with why. A row in the docs each.

Such a file is `unreadable` with the reason `unsupported`: it is listed, and never counts as clean.
"""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """A format that is told and not read, and why it is not."""

    media_type: str
    title: str
    extensions: tuple[str, ...]
    why: str


_NO_LIBRARY = "no well-kept library reads it from Python"
_STATISTICS = "a format of programs for statistics, which offices have seldom"
_OLD = "a format long out of use; open it in LibreOffice and save it anew"

TOLD: tuple[Told, ...] = (
    Told(
        "application/vnd.ms-outlook-pst",
        "Outlook data file",
        (".pst", ".ost"),
        "the only free library, libpff, is called experimental by its makers, and no free program writes a file to"
        " prove it with; export the folders as mbox or msg",
    ),
    Told(
        "application/x-msaccess",
        "Access database",
        (".mdb", ".accdb"),
        "no free program writes a file to prove a reader with; export the tables as csv",
    ),
    Told(
        "application/x-filemaker", "FileMaker database", (".fmp12", ".fp7"), f"{_NO_LIBRARY}; export the tables as csv"
    ),
    Told("application/x-spss-sav", "SPSS data", (".sav", ".zsav"), f"{_STATISTICS}; export it as csv"),
    Told("application/x-stata-dta", "Stata data", (".dta",), f"{_STATISTICS}; export it as csv"),
    Told("application/x-sas-data", "SAS data", (".sas7bdat",), f"{_STATISTICS}; export it as csv"),
    Told("application/vnd.visio", "Visio drawing before 2013", (".vsd",), f"{_NO_LIBRARY}; save it as vsdx"),
    Told("application/x-mspublisher", "Publisher document", (".pub",), f"{_NO_LIBRARY}; save it as pdf"),
    Told("application/vnd.wordperfect", "WordPerfect document", (".wpd",), _OLD),
    Told("application/vnd.lotus-1-2-3", "Lotus 1-2-3 sheet", (".wk1", ".wk3", ".123"), _OLD),
    Told("application/x-dbf", "dBase table", (".dbf",), _OLD),
    Told("application/postscript", "PostScript", (".ps", ".eps"), "it is a program, and none is run; print it to pdf"),
    Told("application/vnd.apache.parquet", "Parquet table", (".parquet",), "no office program writes it"),
    Told("image/vnd.djvu", "DjVu scan", (".djvu",), "its free library is under the GPL; save it as pdf"),
    Told("image/vnd.adobe.photoshop", "Photoshop picture", (".psd",), "layers may hold what no flat picture shows"),
    Told("audio/mpeg", "sound", (".mp3", ".wav", ".m4a", ".ogg", ".flac"), "speech is not listened to"),
    Told("video/mp4", "film", (".mp4", ".mov", ".avi", ".mkv", ".wmv"), "neither pictures nor speech are read"),
)
