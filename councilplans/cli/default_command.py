"""A command with sub-commands that also does something by itself: ``audit DIR`` beside ``audit diff``."""

from __future__ import annotations

import click


class _Unnamed(click.Context):
    """The context of a default command: to whoever called it, it is the group."""

    @property
    def command_path(self) -> str:
        """The group's own."""
        assert self.parent is not None  # noqa: S101 - a sub-command has one
        return self.parent.command_path


class DefaultGroup(click.Group):
    """A group whose first argument, where it names no sub-command, belongs to its default one.

    A folder that bears a sub-command's name is reached as ``./diff``.
    """

    def __init__(self, name: str | None = None, *, default: str = "", **attributes: object) -> None:
        super().__init__(name, **attributes)  # type: ignore[arg-type]
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command's name before arguments that are not for the group itself."""
        if args and args[0] not in self.commands and args[0] not in self.get_help_option_names(ctx):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The sub-command; usage and errors of the default one show it as the group."""
        name, command, rest = super().resolve_command(ctx, args)
        if name == self.default and command is not None:
            command.context_class = _Unnamed
        return name, command, rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show how the default command is called, then the sub-commands."""
        default = self.commands[self.default]
        formatter.write_usage(ctx.command_path, " ".join(default.collect_usage_pieces(ctx)))
        for name, command in self.commands.items():
            if command is not default:
                pieces = " ".join(command.collect_usage_pieces(ctx))
                formatter.write_usage(f"{ctx.command_path} {name}", pieces)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the default command's options as the group's own."""
        self.commands[self.default].format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The sub-commands; the default one has no need of its name."""
        return [name for name in super().list_commands(ctx) if name != self.default]
