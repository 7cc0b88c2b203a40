"""The benchmark: what reading costs beside other readers, and how right its tables are. `make bench` runs it."""
