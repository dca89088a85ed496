// SPDX-License-Identifier: Apache-2.0
// Keepers of signing keys as administrators set them up, which of them serves whom, and how each was found
// when it was last asked. What people sign with is opened by hands.h.
#pragma once

#include <map>
#include <mutex>

#include "core/auth/accounts.h"
#include "directory/directory.h"
#include "signing/service/provider_clients.h"
#include "signing/store/provider_store.h"

namespace signing {

// Who keeps a person's key, and by what he is known there.
struct Served {
    Provider provider;       // id nil: the files of this server
    std::string key;
};

class Providers {
  public:
    Providers(core::db::Db& db, const core::Clock& clock, core::auth::Accounts& accounts,
              directory::Directory& directory, ProviderClients& clients)
        : db_(db), clock_(clock), accounts_(accounts), directory_(directory), clients_(clients) {}

    // --- for administrators; Error(forbidden) for others ---
    struct Line {
        Provider provider;
        ProviderHealth health;
        std::optional<SigningTrouble> trouble;   // while it is asked how it is and says well, signing fails
        bool secret_kept = false;
        std::int64_t uses = 0, waiting = 0;   // choices of it; letters that wait for it
    };
    std::vector<Line> list(const core::Context& ctx);
    Line find(const core::Context& ctx, ProviderId id);   // Error(not_found)
    const std::vector<std::string>& modules() const { return clients_.modules(); }
    // A nil id makes a new one; the kind of one kept never changes. An empty secret leaves the one kept. Throws
    // Error(invalid) naming fields, Error(conflict) when another saved it since `provider.version`.
    Provider save(const core::Context& ctx, Provider provider, const core::Secret& secret);
    // Error(conflict) while somebody uses it.
    void remove(const core::Context& ctx, ProviderId id);
    // Asks it now and keeps what came of it.
    ProviderHealth test(const core::Context& ctx, ProviderId id);

    struct UseLine {
        ProviderUse use;
        std::string holder_name, login, provider_name;   // name of the unit or person; "" for the office
        std::string key;                                 // as it may be shown
    };
    std::vector<UseLine> uses(const core::Context& ctx);
    std::vector<directory::Unit> units(const core::Context& ctx);
    // As people name it: a unit by its id, a person by his login.
    struct Choice {
        UseScope scope = UseScope::agency;
        std::optional<core::UnitId> unit;
        std::string login;
        std::optional<ProviderId> provider;
        std::string key;
    };
    void choose(const core::Context& ctx, const Choice& choice);
    // Back to what serves the unit or the office.
    void unchoose(const core::Context& ctx, UseScope scope, const std::string& holder);

    // --- for signing ---
    Served serving(core::db::Tx& tx, core::PersonId person, core::UnitId unit);
    // Whom whoever holds the position that day signs by; nil: the files of this server, or nobody holds it.
    ProviderId serves(core::db::Tx& tx, core::PositionId position, core::Date day);
    // Whether who holds the position that day signs by a service that makes the field itself.
    bool makes_own_field(core::db::Tx& tx, core::PositionId position, core::Date day);
    ProviderClients& clients() { return clients_; }

    // --- for the house ---
    // Asks an active provider now, keeps what came of it; true when it is well. False for one that is gone.
    bool look(ProviderId id);
    // Throws Error(unavailable) naming those found ill, or those where signing fails.
    void check();

  private:
    ProviderHealth probe(const Provider& provider);
    std::string holder_of(core::db::Tx& tx, const Choice& choice, std::vector<core::Fault>& faults);
    Line line_of(core::db::Tx& tx, Provider provider);

    core::db::Db& db_;
    const core::Clock& clock_;
    core::auth::Accounts& accounts_;
    directory::Directory& directory_;
    ProviderClients& clients_;
};

}  // namespace signing
