// Only YAML is taken from these modules; nothing of them is compiled.
module argosy.dev/lab/crds

go 1.26

require (
	github.com/external-secrets/external-secrets v1.3.2
	sigs.k8s.io/gateway-api v1.6.3
)
