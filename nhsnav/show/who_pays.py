"""Who pays, drawn: the sentence, the way of the money as a tree, then what the patient pays and what else matters."""

from rich.text import Text
from rich.tree import Tree

from nhsnav.answers.common import amount_words, joined
from nhsnav.answers.who_pays import Amount, Arrangement, Condition, Mechanism, Step, WhoPays
from nhsnav.model.records import Status
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import (
    BOLD,
    DIM,
    DOUBT,
    KEY,
    Rows,
    closing_rows,
    dagger,
    full,
    headline,
    inner,
    label_rows,
    line_text,
    printed,
    rows_of,
    said,
    tree_text,
)

__all__ = ["draw"]

MOST_OVERSEERS = 4


def draw(answer: WhoPays, frame: Frame, screen: Screen) -> None:
    head = headline(answer.headline, frame.when, screen, doubtful=not answer.arrangement.evidence.confirmed)
    trees = [_tree(step, answer, screen) for step in answer.chain]
    if answer.unless:
        trees += [_unless(answer, screen)]
    rows = _rows(answer, screen)
    drawn = head.plain + "".join(text.plain for _, text in rows) + "".join(map(tree_text, trees))
    rows += closing_rows(answer, drawn, frame, screen)
    screen.draw(head, "", *trees, "", label_rows(rows, screen))


def _tree(step: Step, answer: WhoPays, screen: Screen) -> Tree:
    tree = Tree(_label(step, screen), guide_style=DIM, highlight=False)
    for below in step.next:
        tree.children.append(_tree(below, answer, screen))
    if step.pays and answer.providers and len(answer.arrangement.pays) == 1:
        tree.add(_providers(answer, screen))
    return tree


def _unless(answer: WhoPays, screen: Screen) -> Tree:
    """The conditions under which the money takes another way, each a branch of its own."""
    tree = Tree(Text("Unless", KEY), guide_style=DIM, highlight=False)
    for condition in answer.unless:
        tree.add(_condition(condition, screen))
    return tree


def _label(step: Step, screen: Screen) -> Text:
    text = Text().append(full(step.body), BOLD if step.pays else "")
    role = joined([word for word, does in (("decides", step.decides), ("pays", step.pays)) if does] or [""])
    if role:
        text.append(f"  {screen.glyphs.marker} {role}", KEY)
    if step.how:
        text.append(f"  {step.how}", DIM)
    text.append(dagger(step.evidence, screen), DOUBT)
    if step.amount:
        amount = printed(step.amount.amount, step.amount.unit, screen)
        text.append(f"  {amount} in {step.amount.year}").append(f" {step.amount.measure}", DIM)
        text.append(dagger(step.amount.evidence, screen), DOUBT)
    return text


def _providers(answer: WhoPays, screen: Screen) -> Text:
    """Who gives the care; what holds of all of them is said once, at the end."""
    ways = {provider.how for provider in answer.providers}
    text = Text()
    for i, provider in enumerate(answer.providers):
        text.append((" or " if i == len(answer.providers) - 1 else ", ") if i else "").append(provider.body.in_sentence)
        text.append(f" ({provider.how})" if provider.how and len(ways) > 1 else "", DIM)
    if len(ways) == 1 and answer.providers[0].how:
        text.append(f"  {answer.providers[0].how}", DIM)
    if not all(provider.evidence.confirmed for provider in answer.providers):
        text.append(f" {screen.glyphs.dagger}", DOUBT)
    return text


def _overseers(answer: WhoPays, screen: Screen) -> Text:
    text = Text()
    for i, overseer in enumerate(answer.overseers[:MOST_OVERSEERS]):
        text.append("; " if i else "").append(inner(overseer.body))
        text.append(f", {joined(overseer.does)}", DIM).append(dagger(overseer.evidence, screen), DOUBT)
    return text


def _rows(answer: WhoPays, screen: Screen) -> Rows:
    arrangement = answer.arrangement
    rows: Rows = []
    paying = {share.body.id for share in arrangement.pays}
    if any(body.id not in paying for body in arrangement.decides) or arrangement.on_behalf_of:
        rows += rows_of("Decides", [_decides(arrangement)])
    if arrangement.together or any(share.part for share in arrangement.pays):
        rows += rows_of("Shared", _shares(arrangement))
    if answer.providers and len(arrangement.pays) > 1:  # Said once, not under each who pays.
        rows += rows_of("Provided by", [_providers(answer, screen)])
    rows += rows_of("How", [_noted(Text(m.label), m, screen) for m in answer.mechanisms])
    rows += rows_of("Overseen by", [_overseers(answer, screen)] if answer.overseers else [])
    rows += rows_of("You pay", [line_text(line, screen) for line in answer.charge])
    paid = [_amount(amount, screen) for amount in answer.amounts if amount.patient_pays]
    rows += rows_of("" if answer.charge else "You pay", paid)
    rows += rows_of("Rates", [_amount(amount, screen) for amount in answer.amounts if not amount.patient_pays])
    rows += rows_of("Elsewhere", [line_text(line, screen) for line in answer.elsewhere])
    if arrangement.note:
        rows += rows_of("Note", [arrangement.note])
    rows += rows_of("Since", [_since(answer, screen)])
    rows += rows_of("Later", [_later(a, screen) for a in answer.after if a.status is Status.HAPPENED])
    rows += rows_of("Planned", [_later(a, screen) for a in answer.after if a.status is not Status.HAPPENED])
    if answer.changes_in_period:
        days = joined(said(day) for day in answer.changes_in_period)
        rows += rows_of("Changed", [f"within the time you asked for, on {days}; this is the answer for its last day"])
    rows += rows_of(
        "Mind", [*answer.notes, *(Text(d).append(f" {screen.glyphs.dagger}", DOUBT) for d in answer.doubts)]
    )
    rows += rows_of("See also", [joined(inner(ref) for ref in answer.not_to_confuse)] if answer.not_to_confuse else [])
    rows += rows_of("Law", [line_text(law, screen) for law in answer.law])
    return rows


def _decides(arrangement: Arrangement) -> str:
    deciders = joined(inner(body) for body in arrangement.decides)
    behalf = arrangement.on_behalf_of
    return f"{deciders}, on behalf of {inner(behalf)}" if behalf else deciders


def _shares(arrangement: Arrangement) -> list[str]:
    shares = [f"{full(share.body)}: {share.part}" for share in arrangement.pays if share.part]
    return shares + ([arrangement.together] if arrangement.together else [])


def _amount(amount: Amount, screen: Screen) -> Text:
    currency, _, per = amount.unit.partition(" ")
    unit = currency if currency == "GBP" else amount.unit
    parts = [
        f"{name} {amount_words(unit, value)}" if len(amount.amounts) > 1 else amount_words(unit, value)
        for name, value in amount.amounts.items()
    ]
    text = Text(f"{amount.name}: {', '.join(parts)}")
    text.append(f" {per}" if currency == "GBP" and per else "", DIM)
    text.append(f", since {said(amount.since)}" if amount.since else "", DIM)
    return text.append(dagger(amount.evidence, screen), DOUBT)


def _condition(condition: Condition, screen: Screen) -> Text:
    return _noted(Text(f"{condition.when} {screen.glyphs.arrow} {condition.then}"), condition, screen)


def _noted(text: Text, statement: Condition | Mechanism, screen: Screen) -> Text:
    """With its dagger and its note."""
    text.append(dagger(statement.evidence, screen), DOUBT)
    return text.append(f"  {statement.note}" if statement.note else "", DIM)


def _since(answer: WhoPays, screen: Screen) -> Text:
    text = Text(said(answer.since) or "not known")
    later = answer.since
    for earlier in answer.before[:3]:
        gap = "" if earlier.span.until == later else f" until {said(earlier.span.until)}"
        text.append(f"; before: {_names(earlier)} from {said(earlier.span.begin)}{gap}", DIM)
        text.append(dagger(earlier.evidence, screen), DOUBT)
        later = earlier.span.begin
    return text


def _later(arrangement: Arrangement, screen: Screen) -> Text:
    begin = said(arrangement.span.begin)
    status = "" if arrangement.status is Status.HAPPENED else f" ({arrangement.status.value}, not yet fact)"
    text = Text(f"{begin}: {_names(arrangement)}{status}")
    text.append(dagger(arrangement.evidence, screen), DOUBT)
    if arrangement.note:
        text.append(f" {arrangement.note}", DIM)
    return text


def _names(arrangement: Arrangement) -> str:
    """Who paid, and who decided where that was someone else."""
    paying = joined(inner(share.body) for share in arrangement.pays)
    behalf = f" on behalf of {inner(arrangement.on_behalf_of)}" if arrangement.on_behalf_of else ""
    if {body.id for body in arrangement.decides} & {share.body.id for share in arrangement.pays}:
        return f"{paying}{behalf}"
    return f"{paying}, with {joined(inner(body) for body in arrangement.decides)} deciding{behalf}"
