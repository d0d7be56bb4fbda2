"""Mail: messages and mailboxes as text, and those of Outlook (msg, TNEF)."""
