"""The group of all commands: names the nearest when one is mistyped, tells an error in one line."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import click

from vakg import __version__
from vakg.errors import VakgError


class Group(click.Group):
    """Names the nearest command when one is mistyped, and turns errors into one line and a code."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which come nearest."""
        from vakg.errors import did_you_mean

        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            hint = did_you_mean(args[0], self.list_commands(ctx)) or "`vakg --help` lists them."
            ctx.fail(f"there is no command {args[0]!r}. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours is told in one line, with its exit code."""
        try:
            return super().invoke(ctx)
        except VakgError as error:
            if ctx.params.get("debug"):
                raise
            fail(str(error), error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(0) from None
        except OSError as error:
            if ctx.params.get("debug"):
                raise
            fail(
                f"{error.filename or 'file'}: {error.strerror}. Check the path and its permissions.",
                1,
            )
        except Exception as error:
            if ctx.params.get("debug") or isinstance(
                error, click.ClickException | click.exceptions.Exit
            ):
                raise
            what = f"{type(error).__name__}: {error}"
            fail(
                f"this is a mistake in vakg itself ({what}). Run it with --debug and report it.", 1
            )


def fail(message: str, code: int) -> NoReturn:
    """Say what went wrong on standard error and exit with a code of the contract."""
    click.echo(f"vakg: {message}", err=True)
    raise SystemExit(code)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vakg")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def main(debug: bool, quiet: bool) -> None:
    """What goes wrong after vertebroplasty, kyphoplasty and cemented pedicle screws.

    A graph of published reports that you can question; every statement keeps the words it came from.

    \b
    First steps:
        vakg demo                      build the bundled graph, answer three questions
        vakg questions                 what can be asked
        vakg ask leakage-in-a-case     one answer, with quotes

    Not medical advice, and not a register of incidence.
    """
