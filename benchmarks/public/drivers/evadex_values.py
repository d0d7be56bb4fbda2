"""evadex's payloads, their variants and its values that are none, as lines of JSON. Run in an environment with evadex.

Takes {"categories": [...], "synthetic": n, "false": n, "seed": n} as its one argument.
Source: evadex.payloads.builtins, evadex.synthetic, evadex.variants, evadex.falsepos.
"""

import json
import sys

from evadex.core.registry import all_generators, load_builtins
from evadex.core.result import Payload
from evadex.falsepos.generators import FALSEPOS_GENERATORS, wrap_with_context
from evadex.payloads.builtins import BUILTIN_PAYLOADS
from evadex.synthetic.registry import _SYNTHETIC_GENERATORS, load_synthetic_generators


def payloads(categories, synthetic, seed):
    """Those of the package, then some by its generators, without two that are alike."""
    load_synthetic_generators()
    found = [p for p in BUILTIN_PAYLOADS if p.category.value in categories]
    for category, maker in _SYNTHETIC_GENERATORS.items():
        if category.value in categories:
            found += [Payload(v, category, "generated") for v in maker().generate(synthetic, seed)]
    return {(p.category, p.value): p for p in found}.values()


def variants(payload):
    """What the generators that evadex takes by itself make of it: family, technique, value."""
    yield "plain", "plain", payload.value
    for generator in all_generators():
        fits = generator.applicable_categories is None or payload.category in generator.applicable_categories
        if generator.auto_applicable and fits:
            yield from ((generator.name, v.technique, v.value) for v in generator.generate(payload.value))


def main(asked):
    """Print everything."""
    load_builtins()
    for payload in payloads(set(asked["categories"]), asked["synthetic"], asked["seed"]):
        same = {"category": payload.category.value, "plain": payload.value, "label": payload.label}
        for family, technique, value in variants(payload):
            print(json.dumps({**same, "family": family, "technique": technique, "value": value}))
    for category, maker in FALSEPOS_GENERATORS.items():
        for value in maker(asked["false"], asked["seed"]):
            print(json.dumps({"false": category, "value": value, "sentence": wrap_with_context(category, value)}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
