// SPDX-License-Identifier: Apache-2.0
#include "signing/store/failure_store.h"

#include "signing/store/provider_store.h"

namespace signing::store {

std::optional<SigningFailure> last_failure_at(core::db::Tx& tx, ProviderId id) {
    const auto step = tx.one("SELECT f.step_id FROM signing_failure f JOIN signing_step s ON s.id = f.step_id "
                             "WHERE f.provider_id = ? AND s.state = 'active' "
                             "ORDER BY f.last_at DESC, f.step_id LIMIT 1",
                             {id}, [](const core::db::Row& row) { return row.id<StepId>(0); });
    return step ? failure(tx, *step) : std::nullopt;
}

}  // namespace signing::store
