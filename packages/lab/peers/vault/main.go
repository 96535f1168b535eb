// Vault is the real core of Vault, unsealed and with all of its data in memory.
//
// It knows the secrets engine kv, the auth method kubernetes and the audit
// device file, and nothing else. Once it serves, it writes its root token to
// the file of --token-file: the file is there when Vault is ready.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/hashicorp/go-hclog"
	kubeauth "github.com/hashicorp/vault-plugin-auth-kubernetes"
	kv "github.com/hashicorp/vault-plugin-secrets-kv"
	"github.com/hashicorp/vault/audit"
	vaulthttp "github.com/hashicorp/vault/http"
	"github.com/hashicorp/vault/internalshared/configutil"
	"github.com/hashicorp/vault/sdk/logical"
	"github.com/hashicorp/vault/sdk/physical/inmem"
	"github.com/hashicorp/vault/vault"
)

func main() {
	address := flag.String("address", "", "where to listen, as 127.0.0.1:8200")
	tokenFile := flag.String("token-file", "", "where to write the root token once Vault is ready")
	flag.Parse()
	if *address == "" || *tokenFile == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := serve(*address, *tokenFile); err != nil {
		fmt.Fprintln(os.Stderr, "vault:", err)
		os.Exit(1)
	}
}

func serve(address, tokenFile string) error {
	logger := hclog.New(&hclog.LoggerOptions{Name: "vault", Level: hclog.Info})
	core, err := newCore(logger)
	if err != nil {
		return fmt.Errorf("the core does not start: %w", err)
	}
	rootToken, err := unseal(core)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	if err := writeWhole(tokenFile, rootToken); err != nil {
		return err
	}
	handler := vaulthttp.Handler.Handler(&vault.HandlerProperties{
		Core: core,
		// Vault reads this one without asking whether it is there.
		ListenerConfig: &configutil.Listener{Type: "tcp", Address: address},
	})
	return http.Serve(listener, handler)
}

func newCore(logger hclog.Logger) (*vault.Core, error) {
	storage, err := inmem.NewInmem(nil, logger)
	if err != nil {
		return nil, err
	}
	return vault.NewCore(&vault.CoreConfig{
		Physical:           storage,
		StorageType:        "inmem",
		DisableMlock:       true,
		Logger:             logger,
		BuiltinRegistry:    registry{},
		LogicalBackends:    map[string]logical.Factory{"kv": kv.Factory},
		CredentialBackends: map[string]logical.Factory{"kubernetes": kubeauth.Factory},
		AuditBackends:      map[string]audit.Factory{"file": audit.NewFileBackend},
	})
}

func unseal(core *vault.Core) (string, error) {
	one := &vault.SealConfig{SecretShares: 1, SecretThreshold: 1}
	made, err := core.Initialize(context.Background(), &vault.InitParams{
		BarrierConfig:  one,
		RecoveryConfig: one,
	})
	if err != nil {
		return "", fmt.Errorf("it cannot be initialised: %w", err)
	}
	if _, err := core.Unseal(made.SecretShares[0]); err != nil {
		return "", fmt.Errorf("it cannot be unsealed: %w", err)
	}
	return made.RootToken, nil
}

// Whoever waits for the file never reads half a token.
func writeWhole(file, text string) error {
	if err := os.WriteFile(file+".part", []byte(text), 0o600); err != nil {
		return err
	}
	return os.Rename(file+".part", file)
}
