package main

import (
	"maps"
	"slices"

	kubeauth "github.com/hashicorp/vault-plugin-auth-kubernetes"
	kv "github.com/hashicorp/vault-plugin-secrets-kv"
	"github.com/hashicorp/vault/sdk/helper/consts"
	"github.com/hashicorp/vault/sdk/logical"
	"github.com/hashicorp/vault/vault/plugincatalog"
)

// Mounting asks the registry what is built in, and panics where there is none.
type registry struct{}

var _ plugincatalog.BuiltinRegistry = registry{}

var builtins = map[consts.PluginType]map[string]logical.Factory{
	consts.PluginTypeSecrets:    {"kv": kv.Factory},
	consts.PluginTypeCredential: {"kubernetes": kubeauth.Factory},
}

func (registry) Contains(name string, kind consts.PluginType) bool {
	_, found := builtins[kind][name]
	return found
}

func (registry) Get(name string, kind consts.PluginType) (func() (any, error), bool) {
	factory, found := builtins[kind][name]
	return func() (any, error) { return factory, nil }, found
}

func (registry) Keys(kind consts.PluginType) []string {
	return slices.Sorted(maps.Keys(builtins[kind]))
}

func (registry) DeprecationStatus(name string, kind consts.PluginType) (consts.DeprecationStatus, bool) {
	if _, found := builtins[kind][name]; found {
		return consts.Supported, true
	}
	return consts.Unknown, false
}

func (registry) IsBuiltinEntPlugin(string, consts.PluginType) bool {
	return false
}
