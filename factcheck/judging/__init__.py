"""Rules that many kinds share: numbers as intervals, times, holders, and how surely two texts speak of one thing."""
