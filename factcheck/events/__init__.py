"""Statements → events: the story's main event, the others it names, and which one a statement speaks of."""

from factcheck.events.identity import ANOTHER, EARLIER, MAIN, EventReader, event_reader

__all__ = ["ANOTHER", "EARLIER", "MAIN", "EventReader", "event_reader"]
