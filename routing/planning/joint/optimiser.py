"""x."""
JointEffort=JointResult=solve_jointly=None
