"""One module for each question: its result, which holds data and never markup, and the function from a view to it."""
