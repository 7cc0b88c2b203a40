"""Flows: when the stages run, with what retries, on which machine; and the command `pcd`."""
