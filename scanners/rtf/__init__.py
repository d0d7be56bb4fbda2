"""Rich Text Format: tokens, the state of its groups, ink, and the HTML that Outlook keeps in it."""
