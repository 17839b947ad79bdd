"""What the compiled searches stand on: compiling, chance, workers, the album of tours met."""
