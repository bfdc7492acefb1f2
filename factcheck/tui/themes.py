"""The colours of the desk: two themes of its own beside those that Textual brings. No widget in here."""

from __future__ import annotations

from textual.theme import Theme

DEFAULT = "desk-dark"
OWN = (
    # Blue and orange stay apart for every common kind of colour blindness; the signs carry the rest.
    Theme(
        name=DEFAULT,
        primary="#4c9be8",
        secondary="#7d8b99",
        accent="#e8b04c",
        warning="#f0a030",
        error="#ff6b6b",
        success="#59c3c3",
        foreground="#e4e4e0",
        background="#14161a",
        surface="#1f2329",
        panel="#262b33",
        dark=True,
    ),
    Theme(
        name="desk-light",
        primary="#0b5cad",
        secondary="#5b6670",
        accent="#8a5300",
        warning="#9a5b00",
        error="#b3172f",
        success="#00696b",
        foreground="#1b1d20",
        background="#fbfaf6",
        surface="#efece4",
        panel="#e3dfd4",
        dark=False,
    ),
    Theme(
        name="desk-contrast",
        primary="#66b3ff",
        secondary="#cccccc",
        accent="#ffd75f",
        warning="#ffaf00",
        error="#ff8080",
        success="#5fffff",
        foreground="#ffffff",
        background="#000000",
        surface="#1a1a1a",
        panel="#262626",
        dark=True,
    ),
)
OTHERS = (
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "dracula",
    "solarized-dark",
    "solarized-light",
    "catppuccin-mocha",
    "catppuccin-latte",
    "tokyo-night",
    "ansi-dark",
    "ansi-light",
)


def names(available: object) -> list[str]:
    """The themes to choose from, the desk's own first."""
    known = set(available) if isinstance(available, dict) else set()
    return [name for name in (*(theme.name for theme in OWN), *OTHERS) if name in known]
