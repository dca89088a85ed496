// SPDX-License-Identifier: Apache-2.0
#include "signing/store/trouble_store.h"

#include "signing/store/args_text.h"

namespace signing::store {

using core::db::Row;
using core::db::Tx;

void note_trouble(Tx& tx, ProviderId id, const SigningFailure& failure) {
    tx.exec("INSERT INTO signing_provider_trouble (provider_id, since_at, last_at, failures, fault, fault_args) "
            "VALUES (?, ?, ?, 1, ?, ?) ON CONFLICT (provider_id) DO UPDATE SET last_at = excluded.last_at, "
            "failures = signing_provider_trouble.failures + 1, fault = excluded.fault, fault_args = excluded.fault_args",
            {id, failure.at, failure.at, failure.fault, text_of(failure.args)});
}

bool forget_trouble(Tx& tx, ProviderId id) {
    return tx.exec("DELETE FROM signing_provider_trouble WHERE provider_id = ?", {id}) == 1;
}

std::optional<SigningTrouble> trouble(Tx& tx, ProviderId id) {
    return tx.one("SELECT since_at, last_at, failures, fault, fault_args FROM signing_provider_trouble "
                  "WHERE provider_id = ?",
                  {id}, [](const Row& row) {
                      return SigningTrouble{row.instant(0), row.instant(1), static_cast<int>(row.integer(2)),
                                            row.text(3), args_of(row.text(4))};
                  });
}

}  // namespace signing::store
