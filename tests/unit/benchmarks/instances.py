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
