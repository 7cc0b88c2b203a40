"""Sandbox: strangers' files are read in children that may be killed.

worker     the child: one file after the other, each within its limits
nursery    the process that forks children and buries them
pool       the children in use, from any thread
"""
