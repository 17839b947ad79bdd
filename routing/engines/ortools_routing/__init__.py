"""The OR-Tools routing library as a tour engine.

Every route is one trip. Loads, times and limits are dimensions over registered vectors and
matrices, so that no Python code runs inside the search.
"""

from routing.engines.ortools_routing.engine import OrtoolsEngine

__all__ = ["OrtoolsEngine"]
