"""Pictures: metadata, the text in their pixels by OCR, where they end; metafiles."""
