// SPDX-License-Identifier: Apache-2.0
#include "signing/store/bsre_store.h"

#include "signing/store/args_text.h"
#include "signing/store/provider_store.h"

namespace signing::store {
namespace {

using core::db::Row;
using core::db::Tx;

BsreUser read_user(const Row& row) {
    BsreUser user;
    user.person = row.id<core::PersonId>(0);
    user.provider = row.id<ProviderId>(1);
    user.status = row.text(2);
    user.since = row.maybe(3, &Row::instant);
    user.asked = row.instant(4);
    user.fault = row.text(5);
    user.args = args_of(row.text(6));
    return user;
}

Activation read_activation(const Row& row) {
    Activation held;
    held.unit_code = row.text(0);
    held.kept = row.instant(1);
    held.until = row.maybe(2, &Row::instant);
    held.renewed = row.maybe(3, &Row::instant);
    held.tried = row.maybe(4, &Row::instant);
    held.fault = row.text(5);
    held.args = args_of(row.text(6));
    return held;
}

}  // namespace

std::optional<BsreUser> bsre_user(Tx& tx, core::PersonId person) {
    return tx.one("SELECT person_id, provider_id, status, since_at, asked_at, fault, fault_args FROM signing_bsre_user "
                  "WHERE person_id = ?",
                  {person}, read_user);
}

std::vector<BsreUser> bsre_users(Tx& tx) {
    return tx.all("SELECT person_id, provider_id, status, since_at, asked_at, fault, fault_args FROM signing_bsre_user "
                  "ORDER BY person_id",
                  {}, read_user);
}

void put(Tx& tx, const BsreUser& user) {
    tx.exec("INSERT INTO signing_bsre_user (person_id, provider_id, status, since_at, asked_at, fault, fault_args) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person_id) DO UPDATE SET provider_id = excluded.provider_id, "
            "status = excluded.status, since_at = excluded.since_at, asked_at = excluded.asked_at, "
            "fault = excluded.fault, fault_args = excluded.fault_args",
            {user.person, user.provider, user.status, user.since, user.asked, user.fault, text_of(user.args)});
}

void forget_bsre_user(Tx& tx, core::PersonId person) {
    tx.exec("DELETE FROM signing_bsre_user WHERE person_id = ?", {person});
}

std::vector<ProviderUse> unasked(Tx& tx, ProviderId id, core::Instant since, int most) {
    std::vector<ProviderUse> found;
    for (ProviderUse& use : uses(tx)) {
        if (static_cast<int>(found.size()) == most) break;
        if (use.scope != UseScope::person || use.provider != id || use.key.empty()) continue;
        const auto known = bsre_user(tx, core::PersonId::parse(use.holder));
        if (!known || known->provider != id || known->asked < since) found.push_back(std::move(use));
    }
    return found;
}

std::optional<Activation> activation(Tx& tx, std::string_view unit_code) {
    return tx.one("SELECT unit_code, kept_at, until_at, renewed_at, tried_at, fault, fault_args FROM signing_activation "
                  "WHERE unit_code = ?",
                  {unit_code}, read_activation);
}

std::vector<Activation> activations(Tx& tx) {
    return tx.all("SELECT unit_code, kept_at, until_at, renewed_at, tried_at, fault, fault_args FROM signing_activation "
                  "ORDER BY unit_code",
                  {}, read_activation);
}

void put(Tx& tx, const Activation& held) {
    tx.exec("INSERT INTO signing_activation (unit_code, kept_at, until_at, renewed_at, tried_at, fault, fault_args) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (unit_code) DO UPDATE SET kept_at = excluded.kept_at, "
            "until_at = excluded.until_at, renewed_at = excluded.renewed_at, tried_at = excluded.tried_at, "
            "fault = excluded.fault, fault_args = excluded.fault_args",
            {held.unit_code, held.kept, held.until, held.renewed, held.tried, held.fault, text_of(held.args)});
}

void forget_activation(Tx& tx, std::string_view unit_code) {
    tx.exec("DELETE FROM signing_activation WHERE unit_code = ?", {unit_code});
}

}  // namespace signing::store
