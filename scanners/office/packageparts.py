"""What the parts of OOXML and ODF packages are, and what is done with each: the inventory.

A part of OOXML is known by the last word of the relationship that leads to it (ECMA-376 Part 1, chapters 11 to 15, and
the extensions that [MS-DOCX], [MS-XLSX] and [MS-PPTX] list), a part of ODF by its name (OpenDocument 1.3 Part 2). A
part that stands here nowhere is still read, its words as `hidden`; but somebody should look what it is.
"""

from __future__ import annotations

import re
from typing import Literal

Treatment = Literal["read", "words", "file", "silent", "link"]
"""read: by a reader that knows it; words: its words as `hidden`; file: as a file of its own; silent: holds looks and
plumbing, no text that a person wrote; link: points out of the package, the target is given, never followed."""


def _each(treatment: Treatment, words: str) -> dict[str, Treatment]:
    return dict.fromkeys(words.split(), treatment)


OOXML: dict[str, Treatment] = {
    **_each("read", "officeDocument core-properties extended-properties custom-properties chart chartEx drawing"),
    **_each("read", "vmlDrawing legacyDrawing chartUserShapes comments people settings tags custom-property"),
    # Word
    **_each("read", "header footer footnotes endnotes glossaryDocument"),
    # Excel
    **_each("read", "worksheet chartsheet dialogsheet xlMacrosheet xlIntlMacrosheet sharedStrings table person"),
    **_each("read", "threadedComment pivotTable pivotCacheDefinition pivotCacheRecords externalLink connections"),
    **_each("read", "ctrlProp slicerCache timelineCache revisionHeaders revisionLog"),
    # PowerPoint
    **_each("read", "slide slideLayout slideMaster notesSlide notesMaster handoutMaster commentAuthors authors"),
    **_each("read", "diagramData"),
    # what programs and their extensions keep beside
    **_each(
        "words", "customXml queryTable slicer timeline usernames xmlMaps tableSingleCells rdRichValue richValueRel"
    ),
    **_each("words", "slideUpdateInfo tasks documenttasks intelligence2 recipientData keyMapCustomizations control"),
    **_each("words", "presProps viewProps customProperty signature"),
    # the same words as the data they are drawn from, which is read
    **_each("silent", "diagramDrawing diagramLayout diagramColors diagramQuickStyle chartStyle chartColorStyle"),
    **_each("silent", "styles stylesWithEffects theme themeOverride numbering fontTable webSettings tableStyles"),
    **_each("silent", "commentsExtended commentsIds commentsExtensible calcChain printerSettings thumbnail font"),
    **_each("silent", "customXmlProps wordVbaData sheetMetadata volatileDependencies FeaturePropertyBag"),
    **_each("silent", "rdRichValueStructure rdRichValueTypes rdSupportingPropertyBag richStyles xlBinaryIndex"),
    # files of their own
    **_each("file", "image hdphoto media video audio package oleObject vbaProject aFChunk subDocument"),
    **_each("file", "activeXControlBinary attachedToolbars model origin certificate"),
    **_each("link", "hyperlink externalLinkPath xlPathMissing attachedTemplate mailMergeSource mailMergeHeaderSource"),
    **_each("link", "frame oleObjectLink pivotCacheLink xlExternalLinkPath"),
}
"""By the last word of the type of the relationship that leads to the part."""

ODF: tuple[tuple[str, Treatment], ...] = (
    (r"(.*/)?(content|styles|meta)\.xml", "read"),
    (r"META-INF/manifest\.xml", "read"),
    (r"(Basic|Dialogs)/(.*/)?(?!script-l|dialog-l)[^/]+\.xml", "words"),
    (r"META-INF/.*signatures\.xml|VersionList\.xml", "words"),
    (r"mimetype|(.*/)?settings\.xml|manifest\.rdf|layout-cache|Configurations2/.*|Thumbnails/.*", "silent"),
    (r"ObjectReplacements/.*|Pictures/TablePreview\d+\.svm|(.*/)?(script|dialog)-l[bc]\.xml", "silent"),
    (r"(.*/)?(Pictures|media|Media)/.+|Object \d+|Scripts/.*|Versions/.*|Fonts/.*", "file"),
)
"""By the name of the part, the first pattern that fits the whole of it."""


def odf(name: str) -> Treatment | None:
    """What is done with that part of an ODF package; None if nobody has said."""
    return next((treatment for pattern, treatment in ODF if re.fullmatch(pattern, name)), None)
