"""Programs that measure the quality and the speed of factcheck on data given by path."""
