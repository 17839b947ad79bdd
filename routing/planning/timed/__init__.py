"""The search over vehicles' days around several bases: windows, loads, cold chain, trips."""
