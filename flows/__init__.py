"""Flows: when the stages run, with what retries, on which machine; and the command `pcd`.

cli         the command: settings, exits (its statuses), locks (one run at a time)
run         `pcd run`: decisions (its flow), job (its steps), papers (one file), publication, summary
            whether anything changed: manifest, fingerprint; checked: when a run last ended well; cache: read before
fetch       `pcd fetch`: progress; source_state: what the ledger says beside the documents
serve       `pcd serve`: schedule, nightly (its flow), night (its steps), notice (people are told), artifact
read        `pcd read`, `pcd tables`: json_lines
evaluate, published (`pcd explain`, `pcd report`), status: the calls of these names
embedded    Prefect as `pcd` starts it
"""
