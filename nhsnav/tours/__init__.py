"""Guided tours: which there are, and how one is walked. Pure: it draws nothing, asks nobody and keeps nothing."""
