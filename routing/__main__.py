"""``python -m routing``."""

from routing.cli.main import main

if __name__ == "__main__":
    main(prog_name="routing")
