"""A report on the roads of a scenario: its values, and how they come about."""
