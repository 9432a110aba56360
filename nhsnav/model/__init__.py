"""What exists: the records, the model on one day, and the names people use."""
