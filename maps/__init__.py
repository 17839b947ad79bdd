"""Reconstructed road maps and the programs that build them from fact tables."""
