"""Which rules the search keeps so far; a problem with others is refused, never half kept."""

from routing.planning.joint.problem import MAX_TRUCKS, NEVER, JointProblem


def refuse_unknown_rules(problem: JointProblem) -> None:
    """Refuse a problem with a rule that the search would ignore.

    Raises
    ------
    NotImplementedError
        With the names of the arrays that ask for too much.
    """
    asked = {
        "up": bool(problem.up.any()),
        "opens": bool((problem.opens > problem.opens.min()).any()),
        "closes": bool((problem.closes < NEVER).any()),
        "release": bool((problem.release > problem.opens.min()).any()),
        "trucks": problem.trucks_needed > min(problem.trucks, MAX_TRUCKS),
    }
    unknown = [name for name, is_asked in asked.items() if is_asked]
    if unknown:
        raise NotImplementedError(f"the joint search does not keep these yet: {unknown}")
