"""Plan rural three-tier logistics: county hub, township transit centres, village service points."""
