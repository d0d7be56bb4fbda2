"""presidio-evaluator's sentences with their spans, as lines of JSON. Run in an environment with presidio-evaluator.

Takes {"count": n, "seed": n} as its one argument. Source: presidio_evaluator.data_generator.PresidioSentenceFaker.
"""

import json
import sys

from presidio_evaluator.data_generator import PresidioSentenceFaker


def main(asked):
    """Print every sentence."""
    faker = PresidioSentenceFaker("en_US", lower_case_ratio=0.05, random_seed=asked["seed"])
    for sample in faker.generate_new_fake_sentences(asked["count"]):
        spans = [[s.entity_type, s.start_position, s.end_position] for s in sample.spans]
        print(json.dumps({"text": sample.full_text, "spans": spans}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
