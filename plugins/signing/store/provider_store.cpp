// SPDX-License-Identifier: Apache-2.0
#include "signing/store/provider_store.h"

#include <algorithm>

#include "signing/store/args_text.h"

namespace signing::store {
namespace {

using core::Code;
using core::Error;
using core::db::Row;
using core::db::Tx;

Provider read_provider(const Row& row) {
    Provider provider;
    provider.id = row.id<ProviderId>(0);
    provider.name = row.text(1);
    provider.kind = provider_kind_named(row.text(2));
    provider.active = row.flag(3);
    provider.address = row.text(4);
    provider.user = row.text(5);
    provider.token_label = row.text(6);
    provider.token_serial = row.text(7);
    provider.plain_http = row.flag(8);
    provider.one_time = row.flag(9);
    provider.null_text = row.flag(10);
    provider.version = row.integer(11);
    provider.mark_origin = mark_origin_named(row.text(12));
    provider.habits = habits_of(core::json::parse(row.text(13)));
    provider.opinions = row.flag(14);
    return provider;
}

core::db::Query providers_where() {
    return core::db::Query("SELECT id, name, kind, active, address, app_user, token_label, token_serial, plain_http, "
                           "one_time, null_text, version, mark_origin, habits, opinions FROM signing_provider ");
}

ProviderUse read_use(const Row& row) {
    return {use_scope_named(row.text(0)), row.text(1), row.id<ProviderId>(2), row.text(3)};
}

template <class I>
std::optional<I> unless_nil(I id) {
    return id.nil() ? std::nullopt : std::optional(id);
}

template <class T>
std::optional<T> first(std::vector<T> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

ProviderHealth read_health(const Row& row) {
    return {row.maybe(0, &Row::instant), row.maybe(1, &Row::instant), row.text(2), args_of(row.text(3))};
}

core::db::Query stuck() {
    return core::db::Query(
        "SELECT s.id, r.subject, s.position_id, f.answered_at FROM signing_failure f "
        "JOIN signing_step s ON s.id = f.step_id JOIN signing_round r ON r.id = s.round_id "
        "WHERE s.state = 'active' AND r.state IN ('running', 'approved', 'signing')");
}

Stuck read_stuck(const Row& row) {
    return {row.id<StepId>(0), row.text(1), row.id<core::PositionId>(2), !row.null(3)};
}

}  // namespace

void insert(Tx& tx, const Provider& provider, core::Instant now, std::string_view by) {
    tx.exec("INSERT INTO signing_provider (id, name, kind, active, address, app_user, token_label, token_serial, "
            "plain_http, one_time, null_text, mark_origin, habits, opinions, version, changed_at, changed_by) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
            {provider.id, provider.name, name(provider.kind), provider.active, provider.address, provider.user,
             provider.token_label, provider.token_serial, provider.plain_http, provider.one_time, provider.null_text,
             name(provider.mark_origin), core::json::write(to_json(provider.habits)), provider.opinions, now, by});
}

void save(Tx& tx, const Provider& provider, core::Instant now, std::string_view by) {
    const auto done = tx.exec(
        "UPDATE signing_provider SET name = ?, active = ?, address = ?, app_user = ?, token_label = ?, "
        "token_serial = ?, plain_http = ?, one_time = ?, null_text = ?, mark_origin = ?, habits = ?, "
        "opinions = ?, version = version + 1, "
        "changed_at = ?, changed_by = ?, checked_at = NULL, ill_since = NULL, fault = '', fault_args = '[]' WHERE id = ? AND version = ?",
        {provider.name, provider.active, provider.address, provider.user, provider.token_label, provider.token_serial,
         provider.plain_http, provider.one_time, provider.null_text, name(provider.mark_origin), core::json::write(to_json(provider.habits)), provider.opinions,
         now, by, provider.id, provider.version});
    if (done != 1) throw Error(Code::conflict, "signing.error.provider_changed");
}

void erase(Tx& tx, ProviderId id) { tx.exec("DELETE FROM signing_provider WHERE id = ?", {id}); }

std::optional<Provider> provider(Tx& tx, ProviderId id) {
    return first(providers_where().add("WHERE id = ?", {id}).all(tx, read_provider));
}

std::vector<Provider> providers(Tx& tx) { return providers_where().add("ORDER BY name, id").all(tx, read_provider); }

ProviderHealth health(Tx& tx, ProviderId id) {
    return tx.one("SELECT checked_at, ill_since, fault, fault_args FROM signing_provider WHERE id = ?", {id}, read_health)
        .value_or(ProviderHealth{});
}

ProviderHealth service_health(Tx& tx, std::string_view name) {
    return tx.one("SELECT checked_at, ill_since, fault, fault_args FROM signing_service_health WHERE name = ?", {name},
                  read_health)
        .value_or(ProviderHealth{});
}

void note_service_health(Tx& tx, std::string_view name, const ProviderHealth& health) {
    tx.exec("INSERT INTO signing_service_health (name, checked_at, ill_since, fault, fault_args) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET checked_at = excluded.checked_at, ill_since = excluded.ill_since, "
            "fault = excluded.fault, fault_args = excluded.fault_args",
            {name, health.checked, health.since, health.fault, text_of(health.args)});
}

void note_health(Tx& tx, ProviderId id, const ProviderHealth& health) {
    tx.exec("UPDATE signing_provider SET checked_at = ?, ill_since = ?, fault = ?, fault_args = ? WHERE id = ?",
            {health.checked, health.since, health.fault, text_of(health.args), id});
}

void put(Tx& tx, const ProviderUse& use) {
    tx.exec("INSERT INTO signing_provider_use (scope, holder, provider_id, person_key) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (scope, holder) DO UPDATE SET provider_id = excluded.provider_id, "
            "person_key = excluded.person_key",
            {name(use.scope), use.holder, use.provider, use.key});
}

void erase_use(Tx& tx, UseScope scope, std::string_view holder) {
    tx.exec("DELETE FROM signing_provider_use WHERE scope = ? AND holder = ?", {name(scope), holder});
}

std::optional<ProviderUse> use(Tx& tx, UseScope scope, std::string_view holder) {
    return tx.one("SELECT scope, holder, provider_id, person_key FROM signing_provider_use "
                  "WHERE scope = ? AND holder = ?",
                  {name(scope), holder}, read_use);
}

std::vector<ProviderUse> uses(Tx& tx) {
    return tx.all("SELECT scope, holder, provider_id, person_key FROM signing_provider_use "
                  "ORDER BY CASE scope WHEN 'agency' THEN 0 WHEN 'unit' THEN 1 ELSE 2 END, holder",
                  {}, read_use);
}

std::int64_t count_uses(Tx& tx, ProviderId id) {
    return tx.count("SELECT COUNT(*) FROM signing_provider_use WHERE provider_id = ?", {id});
}

void note_failure(Tx& tx, StepId step, const SigningFailure& failure) {
    tx.exec("INSERT INTO signing_failure (step_id, provider_id, provider_name, fault, fault_args, since_at, last_at, "
            "tries) VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (step_id) DO UPDATE SET "
            "provider_id = excluded.provider_id, provider_name = excluded.provider_name, fault = excluded.fault, "
            "fault_args = excluded.fault_args, last_at = excluded.last_at, tries = signing_failure.tries + 1, "
            "answered_at = NULL",
            {step, unless_nil(failure.provider), failure.provider_name, failure.fault, text_of(failure.args),
             failure.since, failure.at});
}

void forget_failure(Tx& tx, StepId step) { tx.exec("DELETE FROM signing_failure WHERE step_id = ?", {step}); }

std::optional<SigningFailure> failure(Tx& tx, StepId step) {
    return tx.one("SELECT provider_id, provider_name, fault, fault_args, since_at, last_at, tries, answered_at "
                  "FROM signing_failure WHERE step_id = ?",
                  {step}, [](const Row& row) {
                      SigningFailure found;
                      if (!row.null(0)) found.provider = row.id<ProviderId>(0);
                      found.provider_name = row.text(1);
                      found.fault = row.text(2);
                      found.args = args_of(row.text(3));
                      found.since = row.instant(4);
                      found.at = row.instant(5);
                      found.tries = static_cast<int>(row.integer(6));
                      found.answered = row.maybe(7, &Row::instant);
                      return found;
                  });
}

std::vector<Stuck> stuck_at(Tx& tx, ProviderId id) {
    return stuck().add(" AND f.provider_id = ? ORDER BY f.since_at, s.id", {id}).all(tx, read_stuck);
}

std::vector<Stuck> stuck_for_timestamps(Tx& tx) {
    return stuck()
        .add(" AND f.provider_id IS NULL AND f.fault LIKE 'signing.error.timestamp%' ORDER BY f.since_at, s.id")
        .all(tx, read_stuck);
}

void note_answered(Tx& tx, StepId step, core::Instant at) {
    tx.exec("UPDATE signing_failure SET answered_at = ? WHERE step_id = ?", {at, step});
}

}  // namespace signing::store
