"""Where finished coalitions are kept, so that a killed study goes on where it was."""

from typing import Protocol

from routing.studies.sharing.coalition import Job, Outcome


class Shelf(Protocol):
    """Keeps outcomes; what it gives back was made for the very same job."""

    def find(self, job: Job) -> Outcome | None:
        """Return the kept outcome of a job, None where there is none."""
        ...

    def keep(self, job: Job, outcome: Outcome) -> None:
        """Keep an outcome; once this returns no crash loses it."""
        ...


class NoShelf:
    """Keeps nothing."""

    def find(self, job: Job) -> Outcome | None:  # noqa: ARG002 - as a shelf has it
        """Return None."""
        return None

    def keep(self, job: Job, outcome: Outcome) -> None:
        """Forget the outcome."""
