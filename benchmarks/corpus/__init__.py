"""The development corpus: labelled documents of invented people, made from hand-written wordings by a seed.

Two splits with other layouts, wordings and names: recognizers may be tuned on `tune`; on `scored` they are only scored.
"""
