"""What both compiled searches stand on: how they are compiled, and their random numbers."""
