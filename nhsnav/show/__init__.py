"""The only importer of rich: draws an answer for people. Each answer has one module here, imported when it is drawn."""

from importlib import import_module

from nhsnav.show.screen import Frame, Screen

__all__ = ["draw"]

DRAWN_BY = {
    "WhoPays": "who_pays:draw",
    "Card": "card:draw",
    "History": "history:draw",
    "Timeline": "changes:draw_timeline",
    "Compared": "changes:draw_comparison",
    "Found": "lists:draw_found",
    "Listing": "lists:draw_listing",
    "Kinds": "lists:draw_kinds",
    "Candidates": "lists:draw_candidates",
    "SourceList": "lists:draw_sources",
    "Oversight": "oversight:draw",
    "Complaint": "complaint:draw",
    "DataUsers": "patient_data:draw_users",
    "DataUses": "patient_data:draw_uses",
    "Innovation": "innovate:draw",
    "Money": "money:draw",
    "PlaceMoney": "money:draw_place",
    "MoneyCompared": "money:draw_comparison",
    "Rated": "rate:draw",
    "Rates": "rate:draw_all",
    "Tours": "tour:draw_all",
    "ToldTour": "tour:draw",
    "Walked": "tour:draw_walk",
    "Quiz": "quiz:draw",
    "Info": "about:draw_info",
    "Checked": "about:draw_checked",
    "WorkQueue": "about:draw_work_queue",
}


def draw(answer: object, frame: Frame, screen: Screen) -> None:
    """Draw an answer on a screen."""
    module, _, function = DRAWN_BY[type(answer).__name__].partition(":")
    getattr(import_module(f"nhsnav.show.{module}"), function)(answer, frame, screen)
