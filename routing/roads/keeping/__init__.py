"""What is kept from run to run: maps as they were read, and what was measured on them."""
