"""A small transformer that reads a sentence among those around it, beside the model of sentences that counts words.

BERT's encoder (Devlin and others, 2019) in the size of MiniLM-L6 (Wang and others, 2020), taught anew on the papers of
`benchmarks/genre`. `pieces` cuts text into word pieces, `network` computes, `weights` reads the file, `reading` asks.
"""
