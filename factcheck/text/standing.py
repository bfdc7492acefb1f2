"""How two places stand to each other: the same, one in the other, apart, or not to be told."""

from __future__ import annotations

from enum import StrEnum

from factcheck.text.places import Place

_AREAS = ("county", "valley", "bay", "bridge", "square", "street", "park", "islands", "district", "province", "market")


class Standing(StrEnum):
    """How one place stands to another."""

    SAME = "same"
    CONTAINS = "contains"
    WITHIN = "within"
    APART = "apart"
    UNKNOWN = "unknown"


_OPPOSED = {("n", "s"), ("s", "n"), ("e", "w"), ("w", "e")}


def opposed(one: str, other: str) -> bool:
    """Whether two directions exclude each other: one has north where the other has south, or east and west."""
    return any((a, b) in _OPPOSED for a in one for b in other)


def standing(a: Place, b: Place) -> Standing:
    """How the first place stands to the second; "unknown" when the gazetteer cannot tell."""
    if a.key == b.key:
        return _directed(a.direction, b.direction)
    if a.key in b.within:
        return Standing.APART if opposed(a.direction, b.direction or b.lies) else Standing.CONTAINS
    if b.key in a.within:
        return Standing.APART if opposed(b.direction, a.direction or a.lies) else Standing.WITHIN
    if not a.countries or not b.countries:
        return Standing.UNKNOWN
    if set(a.countries).isdisjoint(b.countries):
        return Standing.APART
    return _in_one_country(a, b)


def _directed(one: str, other: str) -> Standing:
    if one == other:
        return Standing.SAME
    if not one:
        return Standing.CONTAINS
    if not other:
        return Standing.WITHIN
    if opposed(one, other):
        return Standing.APART
    if one in other:
        return Standing.CONTAINS
    return Standing.WITHIN if other in one else Standing.UNKNOWN


def _in_one_country(a: Place, b: Place) -> Standing:
    if opposed(a.lies, b.lies):
        return Standing.APART
    if a.whole or b.whole:  # a country in a country: Congo and Congo
        return Standing.APART if a.whole and b.whole else Standing.UNKNOWN
    if a.parts and b.parts:
        if set(a.parts).isdisjoint(b.parts):
            return Standing.APART
        common = next(part for part in a.parts if part in b.parts)
        nested = a.parts[0] != common or b.parts[0] != common
        return (
            Standing.APART
            if nested and a.parts[0] != b.parts[0] and a.key in a.parts and b.key in b.parts
            else _towns(a, b)
        )
    return _towns(a, b) if not a.parts and not b.parts else Standing.UNKNOWN


def _towns(a: Place, b: Place) -> Standing:
    """Two towns that nothing but a region holds are apart; districts, counties and landmarks may overlap."""
    leaves = a.key not in a.parts and b.key not in b.parts
    counties = all(place.key.endswith(" county") for place in (a, b))
    area = not counties and any(place.key.endswith(_AREAS) for place in (a, b))
    district = a.district or b.district
    return Standing.APART if leaves and not area and not district else Standing.UNKNOWN
