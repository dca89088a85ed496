// SPDX-License-Identifier: Apache-2.0
#include "signing/service/providers.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "signing/store/bsre_store.h"
#include "signing/store/trouble_store.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

// What was found stays good for so long; asking again costs whoever looks at a page his time.
constexpr std::chrono::minutes health_lasts{5};

void ensure_administers(const Context& ctx) {
    core::ensure(ctx.actor.may("core.admin") ? core::Verdict::allowed : core::Verdict::forbidden);
}

std::string object_of(ProviderId id) { return "signing_provider:" + id.text(); }

Provider kept(Tx& tx, ProviderId id) {
    auto found = store::provider(tx, id);
    if (!found) throw Error(Code::not_found, "signing.error.no_provider");
    return *std::move(found);
}

}  // namespace

Providers::Line Providers::line_of(Tx& tx, Provider provider) {
    Line line;
    line.health = store::health(tx, provider.id);
    line.trouble = store::trouble(tx, provider.id);
    line.secret_kept = clients_.secret_kept(provider.id);
    line.uses = store::count_uses(tx, provider.id);
    line.waiting = static_cast<std::int64_t>(store::stuck_at(tx, provider.id).size());
    line.provider = std::move(provider);
    return line;
}

std::vector<Providers::Line> Providers::list(const Context& ctx) {
    ensure_administers(ctx);
    return db_.read([&](Tx& tx) {
        std::vector<Line> lines;
        for (Provider& each : store::providers(tx)) lines.push_back(line_of(tx, std::move(each)));
        return lines;
    });
}

Providers::Line Providers::find(const Context& ctx, ProviderId id) {
    ensure_administers(ctx);
    return db_.read([&](Tx& tx) { return line_of(tx, kept(tx, id)); });
}

Provider Providers::save(const Context& ctx, Provider provider, const core::Secret& secret) {
    ensure_administers(ctx);
    provider.name = std::string(core::text::trim(provider.name));
    const bool fresh = provider.id.nil();
    if (fresh) provider.id = ProviderId::make(ctx.now());
    std::optional<Provider> before;
    if (!fresh) {
        before = db_.read([&](Tx& tx) { return kept(tx, provider.id); });
        provider.kind = before->kind;
    }
    auto faults = faults_of(provider, clients_.modules());
    // A credential is for the service it was given for.
    if (before && secret.empty() && has_secret(provider.kind) &&
        (before->address != provider.address || before->user != provider.user))
        faults.push_back({"secret", "signing.fault.provider_secret_again", {}});
    if (has_secret(provider.kind) && secret.empty() && !clients_.secret_kept(provider.id))
        faults.push_back({"secret", "signing.fault.provider_secret", {}});
    if (core::text::has_unseen(secret.reveal())) faults.push_back({"secret", "core.fault.unseen", {}});
    if (secret.reveal().size() > longest_provider_secret)
        faults.push_back({"secret", "core.fault.long", {{"most", std::to_string(longest_provider_secret)}}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    if (before && before->version != provider.version) throw Error(Code::conflict, "signing.error.provider_changed");
    // Judged by the clients themselves: no address is kept that could not be asked.
    if (takes_whole(provider.kind)) {
        esign::Service asked;
        asked.url = provider.address;
        asked.plain_http = provider.plain_http;
        try {
            esign::require_usable(asked);
        } catch (const Error& error) {
            throw error.of("address");
        }
    }
    if (provider.kind == ProviderKind::csc) {
        try {
            seal::Csc({provider.address, provider.user, std::chrono::seconds(20)}, core::Secret(std::string("-")));
        } catch (const Error& error) {
            throw error.of("address");
        }
    }
    // Before the unit: a provider without its credential would be told ill, a credential without provider harms nobody.
    if (!secret.empty()) clients_.keep_secret(provider.id, secret);
    return db_.write([&](Tx& tx) {
        Provider next = provider;
        if (fresh) {
            next.version = 1;
            store::insert(tx, next, ctx.now(), ctx.actor.person_name);
        } else {
            store::save(tx, next, ctx.now(), ctx.actor.person_name);
            (void)store::forget_trouble(tx, next.id);
            ++next.version;
        }
        core::audit::append(tx, ctx, "signing.provider_saved", object_of(next.id),
                            {{"name", next.name}, {"kind", name(next.kind)}, {"address", next.address},
                             {"active", next.active}, {"secret", !secret.empty()}, {"opinions", next.opinions},
                             {"habits", to_json(next.habits)}});
        return next;
    });
}

void Providers::remove(const Context& ctx, ProviderId id) {
    ensure_administers(ctx);
    db_.write([&](Tx& tx) {
        const Provider was = kept(tx, id);
        if (store::count_uses(tx, id) > 0) throw Error(Code::conflict, "signing.error.provider_used");
        store::erase(tx, id);
        (void)store::forget_trouble(tx, id);
        core::audit::append(tx, ctx, "signing.provider_removed", object_of(id), {{"name", was.name}});
    });
    clients_.forget_secret(id);
}

ProviderHealth Providers::probe(const Provider& provider) {
    ProviderHealth health;
    health.checked = clock_.now();
    try {
        clients_.probe(provider);
    } catch (const Error& error) {
        const SigningFailure failure = kept_failure(error, *health.checked);
        health.fault = failure.fault;
        health.args = failure.args;
    }
    db_.write([&](Tx& tx) {
        const auto before = store::health(tx, provider.id);
        health.since.reset();
        if (!health.well()) health.since = before.since ? before.since : health.checked;
        store::note_health(tx, provider.id, health);
    });
    return health;
}

ProviderHealth Providers::test(const Context& ctx, ProviderId id) {
    ensure_administers(ctx);
    return probe(db_.read([&](Tx& tx) { return kept(tx, id); }));
}

bool Providers::look(ProviderId id) {
    const auto found = db_.read([&](Tx& tx) { return store::provider(tx, id); });
    return found && found->active && probe(*found).well();
}

void Providers::check() {
    std::vector<std::string> ill, failing;
    for (const Provider& each : db_.read([](Tx& tx) { return store::providers(tx); })) {
        if (!each.active) continue;
        auto health = db_.read([&](Tx& tx) { return store::health(tx, each.id); });
        if (!health.checked || clock_.now() - *health.checked > health_lasts) health = probe(each);
        if (!health.well()) ill.push_back(each.name);
        if (const auto trouble = db_.read([&](Tx& tx) { return store::trouble(tx, each.id); }))
            failing.push_back(each.name + " (" + std::to_string(trouble->failures) + ")");
    }
    if (!ill.empty())
        throw Error(Code::unavailable, "signing.health.providers", {{"names", core::text::join(ill, ", ")}});
    if (!failing.empty())
        throw Error(Code::unavailable, "signing.health.signing", {{"names", core::text::join(failing, ", ")}});
}

std::vector<Providers::UseLine> Providers::uses(const Context& ctx) {
    ensure_administers(ctx);
    return db_.read([&](Tx& tx) {
        std::map<std::string, std::string> names, units;
        std::map<std::string, ProviderKind> kinds;
        std::map<std::string, std::pair<std::string, std::string>> people;
        for (const Provider& each : store::providers(tx)) {
            names[each.id.text()] = each.name;
            kinds[each.id.text()] = each.kind;
        }
        for (const auto& unit : directory_.units(tx)) units[unit.id.text()] = unit.name;
        for (const auto& account : accounts_.all(tx)) people[account.person.text()] = {account.name, account.login};
        std::vector<UseLine> lines;
        for (ProviderUse& use : store::uses(tx)) {
            UseLine line;
            if (use.scope == UseScope::unit) line.holder_name = units[use.holder];
            if (use.scope == UseScope::person) std::tie(line.holder_name, line.login) = people[use.holder];
            line.provider_name = names[use.provider.text()];
            line.key = shown_key(kinds[use.provider.text()], use.key);
            line.use = std::move(use);
            lines.push_back(std::move(line));
        }
        return lines;
    });
}

std::vector<directory::Unit> Providers::units(const Context& ctx) {
    ensure_administers(ctx);
    return db_.read([&](Tx& tx) { return directory_.units(tx); });
}

std::string Providers::holder_of(Tx& tx, const Choice& choice, std::vector<core::Fault>& faults) {
    if (choice.scope == UseScope::unit) {
        if (choice.unit && directory_.unit(tx, *choice.unit)) return choice.unit->text();
        faults.push_back({"unit", "signing.fault.unit", {}});
    }
    if (choice.scope == UseScope::person) {
        const auto account = accounts_.find(tx, choice.login);
        if (account && !account->person.nil()) return account->person.text();
        faults.push_back({"login", "signing.fault.provider_login", {}});
    }
    return "";
}

void Providers::choose(const Context& ctx, const Choice& choice) {
    ensure_administers(ctx);
    db_.write([&](Tx& tx) {
        std::vector<core::Fault> faults;
        const std::string holder = holder_of(tx, choice, faults);
        const auto found = choice.provider ? store::provider(tx, *choice.provider) : std::nullopt;
        if (!found) faults.push_back({"provider", "signing.fault.provider", {}});
        else
            for (auto& fault : key_faults(found->kind, choice.scope, choice.key)) faults.push_back(std::move(fault));
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::put(tx, {choice.scope, holder, found->id, choice.key});
        if (choice.scope == UseScope::person) store::forget_bsre_user(tx, core::PersonId::parse(holder));
        // Never the key: it may be a NIK.
        core::audit::append(tx, ctx, "signing.provider_chosen", object_of(found->id),
                            {{"scope", name(choice.scope)}, {"holder", holder}});
    });
}

void Providers::unchoose(const Context& ctx, UseScope scope, const std::string& holder) {
    ensure_administers(ctx);
    db_.write([&](Tx& tx) {
        const auto was = store::use(tx, scope, holder);
        if (!was) throw Error(Code::not_found, "signing.error.no_provider_use");
        store::erase_use(tx, scope, holder);
        if (scope == UseScope::person) store::forget_bsre_user(tx, core::PersonId::parse(holder));
        core::audit::append(tx, ctx, "signing.provider_unchosen", object_of(was->provider),
                            {{"scope", name(scope)}, {"holder", holder}});
    });
}

Served Providers::serving(Tx& tx, core::PersonId person, core::UnitId unit) {
    std::optional<ProviderUse> use = store::use(tx, UseScope::person, person.text());
    for (std::optional<core::UnitId> at = unit; !use && at && !at->nil();) {
        use = store::use(tx, UseScope::unit, at->text());
        const auto here = directory_.unit(tx, *at);
        at = here ? here->parent : std::nullopt;
    }
    if (!use) use = store::use(tx, UseScope::agency, "");
    if (!use) return {};
    auto found = store::provider(tx, use->provider);
    if (!found) return {};
    return {*std::move(found), use->key};
}

ProviderId Providers::serves(Tx& tx, core::PositionId position, core::Date day) {
    const auto holder = directory_.holder(tx, position, day);
    return holder ? serving(tx, holder->person, holder->unit).provider.id : ProviderId();
}

bool Providers::makes_own_field(Tx& tx, core::PositionId position, core::Date day) {
    const auto holder = directory_.holder(tx, position, day);
    return holder && takes_whole(serving(tx, holder->person, holder->unit).provider.kind);
}

}  // namespace signing
