"""Two states of the catalog, named by a user -> what changed between them, for whoever keeps it.

sides        words of the command line -> editions
difference   two editions -> a Difference
telling      a Difference -> lines for a terminal
"""
