"""A tiny instance file."""

TINY = """!Trucks
2,10,1,0
!CityFreighters
3,4,6,1,0
!Stores
0,0   10,0   0,10
!Customers
12,0,3   12,2,2   0,12,3   2,12,4
"""

TINY_TRIPS = """VEHICLES: 1
CAPACITY: 5
SERVICE_TIME: 2
NODE_COORD_SECTION
1 0 0
2 3 4
3 5 3
4 0 8
DEMAND_SECTION
1 0
2 3
3 2
4 4
TIME_WINDOW_SECTION
1 0 100
2 0 50
3 0 60
4 0 60.5
RELEASE_TIME_SECTION
1 0
2 0
3 3
4 0
EOF
"""
"""Two trips: 16.2 for the first two clients, 16 for the third."""
