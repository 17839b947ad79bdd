"""From a network and places to the quickest ways between them: joints, cuts, search."""
