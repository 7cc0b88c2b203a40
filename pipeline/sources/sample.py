"""Sample: the decisions written for this project, which no other source may publish."""

NAME = "sample"
TITLE = "Sample decisions, written for this project: nobody took them"
LOWEST, HIGHEST = 90_001, 99_999
