"""The initials that a name may be written with."""

from __future__ import annotations

import re

from lexicon.remembering import remembered

_MAC = re.compile(r"^(Mc|Mac|O['’])(?=[A-Z])")


@remembered(most=4096)
def forms_of(name: str) -> frozenset[str]:
    """In capitals: "Paul McGann" is PM, PMG or PMCG, "Mary Ann Hill" MH or MAH, "Jo Smith-Day" JS or JSD."""
    parts = [part for part in re.split(r"[\s.]+", name) if part[:1].isupper()]
    if len(parts) < 2:
        return frozenset()
    first, *middle, last = parts
    surnames = {last[0], "".join(piece[0] for piece in last.split("-") if piece)}
    if mac := _MAC.match(last):
        prefix = mac.group(1).rstrip("'’")
        surnames |= {prefix + last[mac.end()], prefix[0] + last[mac.end()]}
    firsts = {first[0], "".join(piece[0] for piece in first.split("-") if piece)}
    between = {"", "".join(part[0] for part in middle)}
    return frozenset((f + m + s).upper() for f in firsts for m in between for s in surnames)
