"""The entry point. Imports stand inside, so that an interruption while they run ends as quietly as any other."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        import gc

        # A run is over before there is garbage worth collecting; not looking for any makes the start faster.
        gc.disable()

        from nhsnav.cli.app import run

        code = run(sys.argv[1:])
        # The last collection before leaving would walk everything only to find that it is still in use.
        gc.freeze()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
