"""Exits: the statuses with which `pcd` ends; the contract has them."""

DONE = 0
FINDINGS = 1  # done, with findings at or above --fail-on
USAGE = 2
UNREACHABLE = 3  # the source is not there, or forbids reading
INTERNAL = 4
UNREADABLE = 5  # a file that the command line names
INCOMPLETE = 6  # or implausible, or too old: nothing new is published
LOCKED = 7  # another run holds the lock
