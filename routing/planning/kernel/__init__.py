"""What the compiled searches stand on: compiling, chance, workers, tours met, and selection."""
