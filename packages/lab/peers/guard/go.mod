module argosy.dev/lab/guard

go 1.26
