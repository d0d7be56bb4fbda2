"""Whether what is said stands in a record of somebody or in a paper for everybody: a lesson, a story, a notice, news.

Phrases and grammar cannot tell "she was suspended for fighting" in a counselor's note from the same words in a novel's
guide; the words around them can. A linear model weighs them: `features` says what it counts, `model` adds up, and
`weights.tsv` holds what `benchmarks/genre` learned from papers of the project's own, all invented.
"""
