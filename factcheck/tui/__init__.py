"""The desk on the screen: one cursor over the findings of a story, with both texts in view."""
