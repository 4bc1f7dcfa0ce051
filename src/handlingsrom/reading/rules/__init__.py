"""The rules. A new rule is one new file here, which holds it as `RULE`; their order is that of their names."""

import importlib
import pkgutil
from functools import cache

from handlingsrom.reading.finding import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").RULE for name in names)
