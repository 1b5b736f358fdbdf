"""`countermark law ask`: the engine as a conversation, ending in a memorandum."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from countermark.law.guide.conversation import Conversation, Said
    from countermark.law.language.vocabulary import FactName

_HELP = (
    "You can also write: ? (why do you ask), back, list (what I know), change and a fact's name,\n"
    "unknown, disputed, skip, done."
)


@click.command("ask")
@click.option(
    "--from", "start", metavar="DISPUTE.yaml", type=click.Path(path_type=Path),
    help="Take up a dispute that was saved.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("memo"), show_default=True,
    help="Folder for memo.html, memo.pdf, memo.docx and dispute.yaml.",
)  # fmt: skip
@click.option(
    "--save", metavar="FILE.yaml", type=click.Path(path_type=Path),
    help="Keep the answers here after each question.",
)  # fmt: skip
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this folder.")
def ask_command(start: Path | None, out: Path, save: Path | None, rules: Path | None) -> None:
    """Ask only what matters, then say which court, which law, and where it will be recognised.

    Each question is one that could still change an answer; `?` says why it is asked. At the end the
    answers stand on the screen and a memorandum is written. What was said is kept in dispute.yaml,
    which `countermark law advise` reads and `--from` takes up again.
    """
    from countermark.cli.law.memo import conversation  # noqa: PLC0415 - starting stays quick
    from countermark.findings.document import read_given  # noqa: PLC0415 - as above

    talk = conversation(read_given(start) if start else {}, rules)
    for problem in talk.dispute.problems:
        click.echo(f"countermark: {problem}", err=True)
    click.echo("Private international law in a case about intellectual property.")
    click.echo("This is not legal advice; the rules that are encoded answer on what you say.")
    click.echo(_HELP)
    talk = _talk_through(talk, save)
    _close(talk, out)


def _talk_through(talk: Conversation, save: Path | None) -> Conversation:
    shown = None
    while talk.question is not None:
        _show_question(talk, talk.question, again=talk.question is shown)
        shown = talk.question
        line = _read_line()
        if line is None:
            click.echo("\nThe input has ended; what is known so far is used.")
            break
        talk = _step(talk, line.strip())
        if save:
            _keep(talk, save)
    else:
        if not talk.finished:
            click.echo("\nNo further question could change an answer.")
    return talk.finish()


def _read_line() -> str | None:
    click.echo("> ", nl=False)
    line = sys.stdin.readline()
    if not line:
        return None
    if not sys.stdin.isatty():
        click.echo(line.rstrip("\n"))
    return line


def _step(talk: Conversation, words: str) -> Conversation:
    from countermark.findings import BadInputError  # noqa: PLC0415 - starting stays quick

    command, _, rest = words.partition(" ")
    try:
        if command.casefold() == "change" and rest:
            return talk.change(rest)
        found = _COMMANDS.get(words.casefold())
        after = found(talk) if found else talk.answer(words)
    except BadInputError as error:
        click.echo(f"  I could not use that: {error}")
        return talk
    if len(after.said) > len(talk.said):
        _note("Noted", after, after.said[-1])
    elif len(after.said) < len(talk.said):
        _note("Taken back", talk, talk.said[-1])
    return after


def _note(what: str, talk: Conversation, said: Said) -> None:
    from countermark.law.guide.wording import fact_words  # noqa: PLC0415 - starting stays quick

    click.echo(f"  {what}. {fact_words(said.fact)}: {_value(talk, said)}")


def _value(talk: Conversation, said: Said) -> str:
    from countermark.law.guide.wording import value_words  # noqa: PLC0415 - starting stays quick

    if said.fact == "forum" and said.given in {None, "unknown"}:
        return "all are looked at"
    if said.given is None:
        return "left out"
    if said.fact in talk.dispute.given:
        return value_words(talk.dispute.given[said.fact])
    if said.given == "unknown":
        return "not known"
    given = said.given if isinstance(said.given, list) else [said.given]
    return "; ".join(str(one) for one in given)


def _why(talk: Conversation) -> Conversation:
    if talk.question is not None:
        why = f"Why I ask: {talk.question.why or 'It bears on the answers.'}"
        click.echo(click.wrap_text(why, 96, "  ", "    "))
        if talk.question.presumed:
            click.echo(f"  Until then: {talk.question.presumed.because}")
    return talk


def _list(talk: Conversation) -> Conversation:
    from countermark.law.guide.wording import fact_words  # noqa: PLC0415 - starting stays quick

    if not talk.said:
        click.echo("  I know nothing yet.")
    for said in talk.known():
        click.echo(f"  {said.fact} ({fact_words(said.fact)}): {_value(talk, said)}")
    return talk


def _change_what(talk: Conversation) -> Conversation:
    click.echo("  Write 'change' and the name of a fact:")
    return _list(talk)


def _help(talk: Conversation) -> Conversation:
    click.echo(_HELP)
    return talk


_COMMANDS: dict[str, Callable[[Conversation], Conversation]] = {
    "?": _why,
    "why": _why,
    "list": _list,
    "help": _help,
    "change": _change_what,
    "back": lambda talk: talk.back(),
    "unknown": lambda talk: talk.unknown(),
    "disputed": lambda talk: talk.disputed(),
    "skip": lambda talk: talk.skip(),
    "done": lambda talk: talk.finish(),
    "quit": lambda talk: talk.finish(),
}


def _show_question(talk: Conversation, asked: FactName, *, again: bool) -> None:
    from countermark.law.language.vocabulary import Kind  # noqa: PLC0415 - starting stays quick

    click.echo("")
    click.echo(click.wrap_text(f"[{len(talk.known()) + 1}] {asked.question}", 96, "", "    "))
    if again:
        return
    if asked.choices:
        numbered = (f"{number} {choice}" for number, choice in enumerate(asked.choices, 1))
        # A number and its words stay on one line.
        kept = ", ".join(words.replace(" ", "\u00a0").replace("_", "\u00a0") for words in numbered)
        wrapped = click.wrap_text(kept, 96, "    ", "    ")
        click.echo(wrapped.replace("\u00a0", " "))
    click.echo(f"    {_EXPECTED.get(asked.name) or _HOW[Kind(asked.kind)]}")


_EXPECTED = {
    "filed_on": "A day such as 2026-05-03, or today; none if no court is seised yet.",
    "targeting_signs": "Words, one sign after the other: prices in euros; delivery to Austria.",
    "forum": "A State such as DE, Austria or US-CA, or UPC; all to see every court.",
}
_HOW: dict[str, str] = {
    "truth": "Yes, no, unknown or disputed.",
    "choice": "One of these words or its number.",
    "many": "One or several of these words or their numbers, with commas.",
    "state": "A State such as DE, Austria or US-CA; none if there is none.",
    "states": "States such as DE, Austria, US-CA, with commas; none if there is none.",
    "number": "A number.",
    "text": "A few words.",
}


def _keep(talk: Conversation, file: Path) -> None:
    import yaml  # noqa: PLC0415 - starting stays quick

    from countermark.cli.law.memo import write_file  # noqa: PLC0415 - as above

    text = yaml.safe_dump(talk.given(), allow_unicode=True, sort_keys=False, width=96)
    write_file(file, text.encode())


def _close(talk: Conversation, out: Path) -> None:
    from countermark.cli.law.memo import KINDS, memo_of, write_memo  # noqa: PLC0415 - quick start
    from countermark.findings import MissingPartError  # noqa: PLC0415 - as above
    from countermark.law.guide.short_answers import short_answers  # noqa: PLC0415 - as above

    made = memo_of(talk)
    click.echo("\nThe answers on what you said")
    for answer in short_answers(made.advice):
        click.echo(click.wrap_text(f"- {answer}", 96, "  ", "    "))
    for one in made.open:
        click.echo(click.wrap_text(f"- Still open: {one.question}", 96, "  ", "    "))
    _keep(talk, out / "dispute.yaml")
    written = ["dispute.yaml"]
    for kind in KINDS:
        try:
            write_memo(made, out / f"memo{kind}")
        except MissingPartError as error:
            click.echo(f"countermark: {error}", err=True)
        else:
            written.append(f"memo{kind}")
    click.echo(f"\nWritten to {out}: {', '.join(written)}")
